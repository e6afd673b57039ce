namespace Objector.Core.Law;

/// <summary>The countries of ISO 3166-1.</summary>
public static class Countries
{
    private const string English = "en";

    private static readonly Dictionary<string, IReadOnlyDictionary<string, string>> Names =
        Facts.Read<File>("countries.json").Countries.ToDictionary(country => country.Code, country => country.Names, StringComparer.OrdinalIgnoreCase);

    /// <summary>By English name.</summary>
    public static IReadOnlyList<(string Code, string Name)> All { get; } =
        [.. Names.Select(country => (country.Key, country.Value[English])).OrderBy(country => country.Item2, StringComparer.InvariantCulture)];

    /// <param name="code"><c>DE</c>, or with a subdivision, <c>US-CA</c>.</param>
    /// <returns>The country's English name; null where there is no such country.</returns>
    public static string? Find(string? code) => NamesOf(code)?[English];

    /// <param name="code">As for <see cref="Find"/>.</param>
    /// <param name="language"><c>de</c>.</param>
    /// <returns>The country's name in that language, in English where we do not have it.</returns>
    /// <exception cref="ArgumentException">There is no such country.</exception>
    public static string Name(string code, string language)
    {
        var names = NamesOf(code) ?? throw new ArgumentException($"There is no country {code}.", nameof(code));
        return names.GetValueOrDefault(language) ?? names[English];
    }

    private static IReadOnlyDictionary<string, string>? NamesOf(string? code)
    {
        var parts = (code ?? "").Split('-');
        return parts.Length <= 2 && parts.All(part => part.Length is >= 2 and <= 3 && part.All(char.IsAsciiLetterOrDigit))
            ? Names.GetValueOrDefault(parts[0])
            : null;
    }

    private sealed record File(string About, Source Source, IReadOnlyList<Country> Countries);

    private sealed record Country(string Code, IReadOnlyDictionary<string, string> Names);
}
