using System.Globalization;

namespace Objector.Core.Law;

/// <summary>Where a fact was read, and how old it is.</summary>
/// <param name="Date">The source's own date, <c>2026-03-08</c>, <c>2025-05</c> or <c>2025</c>; null where it has none.</param>
/// <param name="Verified">False: hearsay, an inference or a text whose age nobody knows.</param>
public sealed record Source(string Title, string? Date, bool Verified = true)
{
    /// <summary>The last day of the source's date; null where it has none.</summary>
    /// <exception cref="FormatException">The date is none.</exception>
    public DateOnly? Day => Date?.Length switch
    {
        null => null,
        4 => Parse($"{Date}-12-31"),
        7 => Parse($"{Date}-01").AddMonths(1).AddDays(-1),
        _ => Parse(Date),
    };

    private static DateOnly Parse(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}

/// <summary>How old a fact is.</summary>
/// <param name="Newest">The day of its newest source; null where none is dated.</param>
/// <param name="Stale">Whether it is past its shelf life, or of unknown age.</param>
public sealed record Freshness(DateOnly? Newest, bool Stale)
{
    /// <summary>Days after which an authority's address or link is to be looked up again, where the facts name no other shelf life.</summary>
    public const int DefaultShelfLife = 400;

    /// <param name="shelfLifeDays">Days after the newest source until it counts as stale.</param>
    public static Freshness Of(IEnumerable<Source> sources, DateOnly today, int shelfLifeDays = DefaultShelfLife)
    {
        var newest = sources.Max(source => source.Day);
        return new Freshness(newest, newest is not { } day || day.AddDays(shelfLifeDays) < today);
    }
}
