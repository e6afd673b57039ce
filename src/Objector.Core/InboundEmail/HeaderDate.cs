using System.Globalization;
using System.Text.RegularExpressions;
using MimeKit.Utils;

namespace Objector.Core.InboundEmail;

/// <summary>Reads the dates that mail programs write for people.</summary>
internal static partial class HeaderDate
{
    // How the names of each month begin, in the languages of header-names.json. The longest first: marraskuu is November, and begins like March.
    private static readonly (string Start, int Month)[] Months = [.. new[]
    {
        "jan gen sty ene янв", "feb fév fev lut фев", "mar mär mrt maa мар", "apr avr abr kwi huh апр", "may mai maj mei mag touko мая",
        "jun juin giu cze kesä июн", "jul juil lug lip heinä июл", "aug août aoû ago sie elo авг", "sep set wrz syys сен", "oct okt ott paź out loka окт", "nov lis marras ноя", "dec dez déc dic gru joulu des дек",
    }.SelectMany((starts, at) => starts.Split(' ').Select(start => (start, at + 1))).OrderByDescending(one => one.start.Length)];

    // No place is farther from UTC, and DateTimeOffset takes no more.
    private static readonly TimeSpan MostAhead = TimeSpan.FromHours(14);

    /// <returns>Null where no day can be told, or only by guessing. Without a time zone the time is taken as UTC.</returns>
    public static DateTimeOffset? Parse(string text)
    {
        if (text.Length is 0 or > 200)
            return null;
        if (OfHeaders().IsMatch(text) && DateUtils.TryParse(text, out var exact))
            return exact;

        var plain = text.Replace('\u00a0', ' ').Replace('\u202f', ' ');
        if (Day(plain) is not { } day)
            return null;
        var (hour, minute) = Time(plain);
        return new DateTimeOffset(day.Year, day.Month, day.Day, hour, minute, 0, Offset(plain));
    }

    private static DateOnly? Day(string text)
    {
        if (Iso().Match(text) is { Success: true } iso)
            return Date(iso.Groups[1].Value, iso.Groups[2].Value, iso.Groups[3].Value);
        if (Named().Match(text) is { Success: true } named && Month(named.Groups[2].Value) is { } month)
            return Date(named.Groups[3].Value, month, named.Groups[1].Value);
        if (NamedFirst().Match(text) is { Success: true } first && Month(first.Groups[1].Value) is { } early)
            return Date(first.Groups[3].Value, early, first.Groups[2].Value);
        // 03/04/2026 is one day in London and another in New York.
        return Numbers().Match(text) is { Success: true } numbers && (numbers.Groups[2].Value is not "/" || Number(numbers.Groups[1].Value) > 12)
            ? Date(numbers.Groups[4].Value, numbers.Groups[3].Value, numbers.Groups[1].Value) : null;
    }

    private static string? Month(string word)
    {
        var name = word.ToLowerInvariant();
        return Array.Find(Months, one => name.StartsWith(one.Start, StringComparison.Ordinal)) is { Month: > 0 and var month } ? month.ToString(CultureInfo.InvariantCulture) : null;
    }

    private static DateOnly? Date(string year, string month, string day) =>
        (Number(year), Number(month), Number(day)) is ( >= 1990 and <= 2200, >= 1 and <= 12, >= 1) found && found.Item3 <= DateTime.DaysInMonth(found.Item1, found.Item2)
            ? new DateOnly(found.Item1, found.Item2, found.Item3) : null;

    private static (int Hour, int Minute) Time(string text)
    {
        if (Clock().Match(text) is not { Success: true } clock || Number(clock.Groups[1].Value) is > 23 || Number(clock.Groups[2].Value) is > 59)
            return (0, 0);
        var hour = Number(clock.Groups[1].Value);
        var half = clock.Groups[3].Value.ToUpperInvariant();
        return (half.StartsWith('P') && hour < 12 ? hour + 12 : half.StartsWith('A') && hour == 12 ? 0 : hour, Number(clock.Groups[2].Value));
    }

    private static TimeSpan Offset(string text)
    {
        if (Zone().Match(text) is not { Success: true } zone)
            return TimeSpan.Zero;
        var ahead = new TimeSpan(Number(zone.Groups[2].Value), Math.Min(59, zone.Groups[3].Success ? Number(zone.Groups[3].Value) : 0), 0);
        return ahead > MostAhead ? TimeSpan.Zero : zone.Groups[1].Value is "-" ? -ahead : ahead;
    }

    // People write digits of many scripts, and \d means them all.
    private static int Number(string digits) => digits.Aggregate(0, (number, digit) => (number * 10) + CharUnicodeInfo.GetDecimalDigitValue(digit));

    /// <summary>RFC 5322, section 3.3.</summary>
    [GeneratedRegex(@"^([A-Za-z]{3}, )?\d{1,2} [A-Za-z]{3} \d{4} \d")]
    private static partial Regex OfHeaders();

    [GeneratedRegex(@"\b(\d{4})[-./年](\d{1,2})[-./月](\d{1,2})(?!\d)")]
    private static partial Regex Iso();

    [GeneratedRegex(@"\b(\d{1,2})(?:\.|º|er|st|nd|rd|th)?[ -](?:de |d')?(\p{L}{3,})\.?,?[ -](?:de |del )?(\d{4})\b")]
    private static partial Regex Named();

    [GeneratedRegex(@"\b(\p{L}{3,})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})\b")]
    private static partial Regex NamedFirst();

    [GeneratedRegex(@"\b(\d{1,2})([./-])(\d{1,2})\2(\d{4})\b")]
    private static partial Regex Numbers();

    [GeneratedRegex(@"\b(\d{1,2})[:.h](\d{2})(?:[:.]\d{2})?\s?([aApP]\.?[mM]\b)?(?![\d.])")]
    private static partial Regex Clock();

    [GeneratedRegex(@"(?:UTC|GMT|\s)([+-])(\d{1,2}):?(\d{2})?\b")]
    private static partial Regex Zone();
}
