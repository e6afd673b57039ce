namespace Objector.Core.Rights;

/// <summary>Whose law protects whom.</summary>
public static class Jurisdictions
{
    private const string Elsewhere = "*";

    public static IReadOnlyList<Jurisdiction> All { get; } = Facts.Read<File>("jurisdictions.json").Jurisdictions;

    private static readonly Dictionary<string, Jurisdiction> ByCode = All.ToDictionary(row => row.Code, StringComparer.OrdinalIgnoreCase);

    /// <param name="country">ISO 3166-1, with or without a subdivision.</param>
    /// <exception cref="ArgumentException">No such country.</exception>
    public static Jurisdiction For(string country)
    {
        if (Countries.Find(country) is null)
            throw new ArgumentException($"There is no country {country}.", nameof(country));
        return ByCode.GetValueOrDefault(country) ?? ByCode.GetValueOrDefault(country.Split('-')[0]) ?? ByCode[Elsewhere];
    }

    private sealed record File(string About, IReadOnlyList<Jurisdiction> Jurisdictions);
}
