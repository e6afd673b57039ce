using System.Collections.Immutable;

namespace Objector.Core.Law;

/// <summary>Every jurisdiction that the facts know.</summary>
public static class Jurisdictions
{
    private const string Elsewhere = "*";

    private static readonly File Data = Facts.Read<File>("jurisdictions.json");

    /// <summary>The rows of the facts, the row for everywhere else included.</summary>
    public static IReadOnlyList<Jurisdiction> All => Data.Jurisdictions;

    /// <summary>Parts of a country that have an authority or a law of their own, and US states without either.</summary>
    public static IReadOnlyList<Jurisdiction> Regions { get; } =
        [.. All.SelectMany(row => row.Regions.Select(region => row with { Code = region.Code, Name = region.Name, Authority = region.Authority, Regions = [] }))];

    private static readonly Dictionary<string, Jurisdiction> ByCode = All.Concat(Regions).ToDictionary(row => row.Code, StringComparer.OrdinalIgnoreCase);

    /// <summary>The day on which the sources were read.</summary>
    public static DateOnly Read => Data.Read;

    /// <summary>Who leads for Meta in the EU and EEA, and what that means for a complaint, in one sentence.</summary>
    public static OneStopShop OneStopShop => Data.OneStopShop;

    /// <param name="country">ISO 3166, with a subdivision where the law or the authority differs. One that the facts do not know (any more) counts as the country.</param>
    /// <exception cref="ArgumentException">No such country.</exception>
    public static Jurisdiction For(string country) =>
        Find(country) ?? Find(country.Split('-')[0]) ?? throw new ArgumentException($"There is no country {country}.", nameof(country));

    /// <returns>Null where there is no such country, or no part of it by that code: a law is never guessed.</returns>
    public static Jurisdiction? Find(string? country)
    {
        if (Countries.Find(country) is null || country == Elsewhere)
            return null;
        return ByCode.GetValueOrDefault(country!) ?? (country!.Contains('-', StringComparison.Ordinal) ? null : ByCode[Elsewhere]);
    }

    internal static IReadOnlyDictionary<string, Controller> Controllers => Data.Controllers;

    private sealed record File(
        string About, DateOnly Read, OneStopShop OneStopShop, IReadOnlyDictionary<string, Controller> Controllers, IReadOnlyList<Jurisdiction> Jurisdictions);
}

/// <param name="Lead">The code of the country whose authority leads.</param>
public sealed record OneStopShop(string Lead, string Rule, ImmutableArray<Source> Sources);
