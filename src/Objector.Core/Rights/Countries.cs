namespace Objector.Core.Rights;

/// <summary>The countries of ISO 3166-1.</summary>
public static class Countries
{
    private static readonly Dictionary<string, string> Names =
        Facts.Read<File>("countries.json").Countries.ToDictionary(country => country.Code, country => country.Name, StringComparer.OrdinalIgnoreCase);

    /// <summary>By name.</summary>
    public static IReadOnlyList<(string Code, string Name)> All { get; } =
        [.. Names.Select(country => (country.Key, country.Value)).OrderBy(country => country.Value, StringComparer.InvariantCulture)];

    /// <param name="code"><c>DE</c>, or with a subdivision, <c>US-CA</c>.</param>
    /// <returns>The country's English name; null where there is no such country.</returns>
    public static string? Find(string? code)
    {
        var parts = (code ?? "").Split('-');
        return parts.Length <= 2 && parts.All(part => part.Length is >= 2 and <= 3 && part.All(char.IsAsciiLetterOrDigit))
            ? Names.GetValueOrDefault(parts[0])
            : null;
    }

    private sealed record File(string About, Source Source, IReadOnlyList<Country> Countries);

    private sealed record Country(string Code, string Name);
}
