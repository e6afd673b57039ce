using System.Collections.Concurrent;
using Objector.Core.Law;
using Objector.Core.Letters;

namespace Objector.App.Web;

/// <summary>Where one can live, as the form lists it: countries, and the parts of them whose law or authority is another.</summary>
/// <param name="Code">ISO 3166.</param>
public sealed record Place(string Code, string Name);

public static class CountryOptions
{
    private static readonly ConcurrentDictionary<Language, IReadOnlyList<Place>> Known = new();

    /// <summary>By name as that language sorts it, a country's parts after it.</summary>
    public static IReadOnlyList<Place> In(Language language) => Known.GetOrAdd(language, spoken =>
    [
        .. Countries.All.Select(country => new Place(country.Code, Countries.Name(country.Code, spoken.Code)))
            .OrderBy(country => country.Name, StringComparer.Create(spoken.Culture, ignoreCase: false))
            .SelectMany(country => Parts(country.Code, country.Name).Prepend(country)),
    ]);

    /// <returns>What there is at this place, a letter for each kind of request in their order: f Meta's form, l the law, u unknown, n nothing. The form's script reads it.</returns>
    public static string Offered(string code, DateOnly today)
    {
        var jurisdiction = Jurisdictions.For(code);
        return string.Concat(Enum.GetValues<RequestKind>().Select(kind => Letter(Offers.Of(kind, jurisdiction, today))));
    }

    /// <returns>By this letter a place says what it offers.</returns>
    public static char Letter(OfferKind footing) => footing switch
    {
        OfferKind.Form => 'f',
        OfferKind.Law => 'l',
        OfferKind.Unknown => 'u',
        OfferKind.None => 'n',
        _ => throw new ArgumentOutOfRangeException(nameof(footing), footing, "No letter for this."),
    };

    /// <summary><c>Germany: Hamburg</c>, in the current language; null where there is no such place.</summary>
    public static string? NameOf(string code) => In(Language.Current).FirstOrDefault(place => place.Code == code)?.Name;

    private static IEnumerable<Place> Parts(string code, string country) => Jurisdictions.All.Concat(Jurisdictions.Regions)
        .Where(row => row.Code.StartsWith($"{code}-", StringComparison.Ordinal))
        .OrderBy(row => row.Name, StringComparer.InvariantCulture)
        .Select(row => new Place(row.Code, $"{country}: {row.Name}"));
}
