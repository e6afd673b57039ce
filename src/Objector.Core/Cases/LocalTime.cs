namespace Objector.Core.Cases;

/// <summary>Days and hours where the person lives.</summary>
public static class LocalTime
{
    /// <summary>Nudges go out from this local hour on,</summary>
    public const int DayStarts = 9;

    /// <summary>and before this one.</summary>
    public const int DayEnds = 19;

    /// <summary>What a new day brings to many cases at once is seen to before this local hour.</summary>
    public const int NightEnds = 6;

    public static bool IsKnown(string zone) => TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _);

    public static DateTimeOffset In(string zone, DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, Zone(zone));

    public static DateOnly DateIn(string zone, DateTimeOffset instant) => DateOnly.FromDateTime(In(zone, instant).DateTime);

    /// <summary>The instant at which the day begins there; after a skipped midnight, the first instant that exists.</summary>
    public static DateTimeOffset StartOf(DateOnly day, string zone) => At(day, 0, Zone(zone));

    /// <param name="share">Where in the humane hours, see <see cref="DeterministicJitter"/>.</param>
    /// <returns>The instant itself by day; else one in the humane hours that come next there.</returns>
    public static DateTimeOffset InWakingHours(DateTimeOffset instant, string zone, double share)
    {
        var local = In(zone, instant);
        if (local.Hour is >= DayStarts and < DayEnds)
            return instant;
        var day = DateOnly.FromDateTime(local.DateTime).AddDays(local.Hour < DayStarts ? 0 : 1);
        return Between(At(day, DayStarts, Zone(zone)), At(day, DayEnds, Zone(zone)), share);
    }

    /// <param name="share">Where in the rest of the night, see <see cref="DeterministicJitter"/>.</param>
    /// <returns>The instant itself by day; else one between it and the end of the night.</returns>
    public static DateTimeOffset ByNight(DateTimeOffset instant, string zone, double share)
    {
        var local = In(zone, instant);
        return local.Hour < NightEnds ? Between(instant, At(DateOnly.FromDateTime(local.DateTime), NightEnds, Zone(zone)), share) : instant;
    }

    private static DateTimeOffset Between(DateTimeOffset from, DateTimeOffset to, double share) =>
        from.AddSeconds(Math.Floor((to - from).TotalSeconds * share));

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
