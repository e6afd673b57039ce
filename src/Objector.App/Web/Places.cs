using Objector.Core.Rights;

namespace Objector.App.Web;

/// <summary>Where one can live, as the form lists it: countries, and the parts of them whose law or authority is another.</summary>
/// <param name="Code">ISO 3166.</param>
public sealed record Place(string Code, string Name);

public static class Places
{
    /// <summary>By name, a country's parts after it.</summary>
    public static IReadOnlyList<Place> All { get; } = [.. Countries.All.SelectMany(country => Parts(country.Code, country.Name).Prepend(new Place(country.Code, country.Name)))];

    /// <summary><c>Germany: Hamburg</c>; null where there is no such place.</summary>
    public static string? NameOf(string code) => All.FirstOrDefault(place => place.Code == code)?.Name;

    private static IEnumerable<Place> Parts(string code, string country) => Jurisdictions.All.Concat(Jurisdictions.Regions)
        .Where(row => row.Code.StartsWith($"{code}-", StringComparison.Ordinal))
        .OrderBy(row => row.Name, StringComparer.InvariantCulture)
        .Select(row => new Place(row.Code, $"{country}: {row.Name}"));
}
