namespace Objector.App.Scheduling;

/// <summary>How fast the program's clock runs. What guards against crashes and outages is counted in real time, however fast it runs.</summary>
/// <param name="Rate">Seconds on the program's clock in a real second.</param>
public sealed record ClockRate(double Rate)
{
    /// <returns>The stretch on the program's clock that takes so long in the world.</returns>
    public TimeSpan ToProgramTime(TimeSpan real) => real * Rate;
}
