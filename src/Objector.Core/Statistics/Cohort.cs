using System.Collections.Immutable;
using Objector.Core.Law;

namespace Objector.Core.Statistics;

/// <summary>What all cases of a batch have in common.</summary>
/// <param name="Kind">Null: of several kinds.</param>
/// <param name="Country">Null: of several countries.</param>
public sealed record CohortKey(RequestKind? Kind, string? Country, Outcome Outcome, Timing Timing);

/// <summary>
/// Five to nine cases that are counted together, or not at all. All that is published counts whole batches, so whatever is worked out
/// from it by adding and subtracting, today's from last year's too, is about whole batches again: never about fewer than five.
/// </summary>
/// <param name="Days">From filing to the answer, ascending; empty where none came.</param>
public sealed record Cohort(CohortKey Label, int Size, ImmutableArray<int> Days)
{
    public const int Smallest = 5;

    /// <summary>Whole months for which a case waits for others of its kind and country, before it is counted without its country.</summary>
    public const int PatienceForCountry = 3;

    /// <summary>The same, before it is counted without its kind too.</summary>
    public const int PatienceForKind = 6;

    public static Cohort Of(CohortKey label, IReadOnlyCollection<SettledCase> findings) => new(label, findings.Count, [.. findings.Select(finding => finding.Days).OfType<int>().Order()]);

    /// <param name="month">Its first day: only what was settled before it is taken.</param>
    /// <returns>The groups that are complete. Who is in none waits on.</returns>
    public static IReadOnlyList<(CohortKey Label, ImmutableArray<T> Members)> Form<T>(IEnumerable<T> waiting, Func<T, SettledCase> of, DateOnly month)
    {
        var left = waiting.ToList();
        var formed = new List<(CohortKey, ImmutableArray<T>)>();
        foreach (var (patience, label) in Levels)
        {
            var groups = left.Where(one => of(one).Since < month.AddMonths(-patience)).GroupBy(one => label(of(one))).Where(group => group.Count() >= Smallest).ToList();
            formed.AddRange(groups.SelectMany(group => Split([.. group]).Select(members => (group.Key, members))));
            var taken = groups.SelectMany(group => group).ToHashSet();
            left.RemoveAll(taken.Contains);
        }

        return formed;
    }

    private static readonly (int Patience, Func<SettledCase, CohortKey> Label)[] Levels =
    [
        (0, finding => new(finding.Kind, finding.Country, finding.Outcome, finding.Timing)),
        (PatienceForCountry, finding => new(finding.Kind, null, finding.Outcome, finding.Timing)),
        (PatienceForKind, finding => new(null, null, finding.Outcome, finding.Timing)),
    ];

    // Small batches: when one of its cases leaves, all of it does.
    private static IEnumerable<ImmutableArray<T>> Split<T>(ImmutableArray<T> group)
    {
        var count = group.Length / Smallest;
        return Enumerable.Range(0, count).Select(index => group[(index * group.Length / count)..((index + 1) * group.Length / count)]);
    }
}
