using System.Globalization;
using Objector.Core.Cases;
using Objector.Core.Letters;

namespace Objector.App;

/// <summary>Days, instants and numbers as they are written in a language; where none is named, in the current one.</summary>
public static class Formatting
{
    /// <returns><c>3 March 2026</c>, <c>3. März 2026</c>: as in the letters.</returns>
    public static string Day(DateOnly day, Language? language = null) => Drafting.Say(day, (language ?? Language.Current).Code);

    /// <summary>The day on which it is in that zone.</summary>
    public static string Day(DateTimeOffset at, string zone, Language? language = null) => Day(LocalTime.DateIn(zone, at), language);

    /// <returns><c>3 March 2026, 14:05</c>, by the clocks of that zone.</returns>
    public static string Moment(DateTimeOffset at, string zone, Language? language = null)
    {
        var (there, spoken) = (LocalTime.In(zone, at), language ?? Language.Current);
        return Texts.Common.In(spoken, "moment", DateOnly.FromDateTime(there.DateTime), there.ToString("HH:mm", CultureInfo.InvariantCulture));
    }

    /// <returns>With its thousands apart. Spanish, Italian, Polish and Portuguese leave four digits together (minimumGroupingDigits of CLDR 48).</returns>
    public static string Number(long number, Language? language = null)
    {
        var spoken = language ?? Language.Current;
        var together = spoken.Code is "es" or "it" or "pl" or "pt" && Math.Abs(number) < 10_000;
        return number.ToString(together ? "F0" : "N0", spoken.Culture);
    }
}
