using System.Collections.Immutable;

namespace Objector.App;

/// <summary>
/// The plural forms of whole numbers in our languages, by the names of Unicode's CLDR (cldr/common/supplemental/plurals.xml). The
/// form <c>many</c> of the Romance languages, which only whole millions take, is left out: nothing we count comes so far.
/// </summary>
public static class Plural
{
    private static readonly ImmutableArray<string> Two = ["one", "other"];
    private static readonly ImmutableArray<string> Polish = ["one", "few", "many"];

    /// <returns>Every form that a text with a number needs in this language.</returns>
    public static ImmutableArray<string> Forms(Language language) => language.Code == "pl" ? Polish : Two;

    /// <returns>The form that goes with the number; its sign does not matter.</returns>
    public static string Form(Language language, long count) => (language.Code, Math.Abs(count)) switch
    {
        ("pl", 1) => "one",
        ("pl", var n) => n % 10 is >= 2 and <= 4 && n % 100 is < 12 or > 14 ? "few" : "many",
        // French counts nothing as one; so does Portuguese in Brazil, but not in Portugal.
        ("fr", 0) => "one",
        (_, 1) => "one",
        _ => "other",
    };
}
