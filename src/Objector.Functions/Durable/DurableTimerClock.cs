using Objector.App.Scheduling;

namespace Objector.Functions.Durable;

/// <summary>Durable timers know only the world's clock; ours may run faster.</summary>
public sealed class DurableTimerClock(TimeProvider ours, ClockRate pace)
{
    /// <returns>When it will be that late on our clock, in UTC.</returns>
    public DateTime At(DateTimeOffset wake) => In((wake - ours.GetUtcNow()) / pace.Rate);

    public static DateTime Now => TimeProvider.System.GetUtcNow().UtcDateTime;

    /// <param name="span">In real time.</param>
    public static DateTime In(TimeSpan span) => span > TimeSpan.Zero ? Now + span : Now;
}
