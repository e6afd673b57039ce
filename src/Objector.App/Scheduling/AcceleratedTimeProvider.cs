namespace Objector.App.Scheduling;

/// <summary>
/// A clock that runs faster than the world, so that three months of nudges pass in minutes: instants, timers and delays alike.
/// Time stamps for measuring stay real.
/// </summary>
/// <param name="startAt">What it shows at first.</param>
/// <param name="rate">How many seconds pass on it in a real second; 1 or more.</param>
public sealed class AcceleratedTimeProvider(TimeProvider real, DateTimeOffset startAt, double rate) : TimeProvider
{
    private readonly long started = real.GetTimestamp();

    public double Rate => rate;

    public override TimeZoneInfo LocalTimeZone => real.LocalTimeZone;

    public override long TimestampFrequency => real.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => startAt + (real.GetElapsedTime(started) * rate);

    public override long GetTimestamp() => real.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        new FastTimer(real.CreateTimer(callback, state, Real(dueTime), Real(period)), this);

    private TimeSpan Real(TimeSpan fast) => fast == Timeout.InfiniteTimeSpan ? fast : fast / rate;

    private sealed class FastTimer(ITimer timer, AcceleratedTimeProvider clock) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => timer.Change(clock.Real(dueTime), clock.Real(period));

        public void Dispose() => timer.Dispose();

        public ValueTask DisposeAsync() => timer.DisposeAsync();
    }
}
