using System.Collections.Immutable;

namespace Objector.Core.Law;

/// <summary>A setting of Meta's worth changing alongside the request.</summary>
/// <param name="Id">Names it on a case's checklist; never changed once it is out.</param>
/// <param name="Where">Its place in the menus.</param>
/// <param name="Does">What it does,</param>
/// <param name="DoesNot">and what it does not.</param>
/// <param name="Families">Where it is offered: families of law, or <c>*</c>.</param>
/// <param name="Account">Whether it is only for people with an account.</param>
/// <param name="Fallback">What to look for if it is gone.</param>
/// <param name="Last">The last resort.</param>
public sealed record Setting(
    string Id,
    string Name,
    string Where,
    string? Url,
    string Does,
    string DoesNot,
    ImmutableArray<string> Families,
    bool Account,
    string? Fallback,
    bool Last,
    int? ShelfLifeDays,
    ImmutableArray<Source> Sources)
{
    private static readonly File Data = Facts.Read<File>("settings.json");

    public static IReadOnlyList<Setting> All => Data.Settings;

    /// <returns>What is worth changing there, the last resort last.</returns>
    public static ImmutableArray<Setting> For(Jurisdiction jurisdiction, bool hasAccount) =>
        [.. All.Where(setting => setting.Families.Contains("*") || setting.Families.Contains(jurisdiction.Family))
            .Where(setting => hasAccount || !setting.Account)
            .OrderBy(setting => setting.Last)];

    public Freshness Freshness(DateOnly today) => Law.Freshness.Of(Sources, today, ShelfLifeDays ?? Law.Freshness.DefaultShelfLife);

    private sealed record File(string About, DateOnly Read, IReadOnlyList<Setting> Settings);
}
