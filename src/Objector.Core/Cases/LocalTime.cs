namespace Objector.Core.Cases;

/// <summary>Days and hours where the person lives.</summary>
public static class LocalTime
{
    /// <summary>Nudges go out from this local hour on,</summary>
    public const int DayStarts = 9;

    /// <summary>and before this one.</summary>
    public const int DayEnds = 19;

    public static bool IsKnown(string zone) => TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _);

    public static DateTimeOffset In(string zone, DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, Zone(zone));

    public static DateOnly DateIn(string zone, DateTimeOffset instant) => DateOnly.FromDateTime(In(zone, instant).DateTime);

    /// <summary>The instant at which the day begins there; after a skipped midnight, the first instant that exists.</summary>
    public static DateTimeOffset StartOf(DateOnly day, string zone) => At(day, 0, Zone(zone));

    /// <returns>The instant itself by day; else nine o'clock of the next morning there.</returns>
    public static DateTimeOffset Humane(DateTimeOffset instant, string zone)
    {
        var local = In(zone, instant);
        var day = DateOnly.FromDateTime(local.DateTime);
        return local.Hour switch
        {
            < DayStarts => At(day, DayStarts, Zone(zone)),
            >= DayEnds => At(day.AddDays(1), DayStarts, Zone(zone)),
            _ => instant,
        };
    }

    // A name that this machine does not know (any more) must not stop a case: it lives by UTC.
    private static TimeZoneInfo Zone(string zone) =>
        TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found) ? found : TimeZoneInfo.Utc;

    private static DateTimeOffset At(DateOnly day, int hour, TimeZoneInfo zone)
    {
        var local = day.ToDateTime(new TimeOnly(hour, 0));
        while (zone.IsInvalidTime(local))
            local = local.AddMinutes(15);
        return new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime();
    }
}
