namespace Objector.Core.Law;

/// <summary>
/// Public holidays by calendar, as <c>IE</c> or <c>US-CA</c>, with their substitute days. Weekends are none as such. From
/// <c>holidays.json</c>, which says where they come from and how to make it anew.
/// </summary>
public static class Holidays
{
    private static readonly File Data = Facts.Read<File>("holidays.json");

    /// <summary>The first day of which we know whether it is a holiday,</summary>
    public static DateOnly FirstDay { get; } = new(Data.FirstYear, 1, 1);

    /// <summary>and the last.</summary>
    public static DateOnly LastDay { get; } = new(Data.LastYear, 12, 31);

    /// <returns>The holiday's English name; null where the day is none, or the calendar's years have run out.</returns>
    /// <exception cref="ArgumentException">There is no such calendar.</exception>
    public static string? On(string calendar, DateOnly day) => Data.Calendars.TryGetValue(calendar, out var days)
        ? days.GetValueOrDefault(day)
        : throw new ArgumentException($"There is no calendar {calendar} of public holidays.", nameof(calendar));

    private sealed record File(
        string About, Source Source, string Attribution, int FirstYear, int LastYear, IReadOnlyDictionary<string, IReadOnlyDictionary<DateOnly, string>> Calendars);
}
