using System.Collections.Immutable;
using Objector.Core.Cases;

namespace Objector.Core.Statistics;

/// <summary>Days from filing to the answer. Of a small group, each is the number of days of one of its cases.</summary>
public sealed record Quartiles(int Lower, int Median, int Upper)
{
    /// <param name="days">Ascending. By nearest rank: always a number of days that occurred.</param>
    public static Quartiles? Of(IReadOnlyList<int> days) => days.Count == 0 ? null : new(At(days, 1), At(days, 2), At(days, 3));

    private static int At(IReadOnlyList<int> days, int quarters) => days[(((quarters * days.Count) + 3) / 4) - 1];
}

/// <summary>How Meta answered a group of cases. Each number counts whole batches: none is from 1 to 4.</summary>
/// <param name="Key">What they have in common: a kind of request or a country; null for those that share none.</param>
/// <param name="InTime">Answered by the deadline, where a law sets one.</param>
/// <param name="Late">Not answered by then.</param>
/// <param name="Days">Of those that were answered; null where none was.</param>
public sealed record Row(string? Key, int Cases, int Granted, int GrantedInPart, int Refused, int OtherAnswer, int NoAnswer, int InTime, int Late, Quartiles? Days)
{
    public int Of(Outcome outcome) => outcome switch
    {
        Outcome.Granted => Granted,
        Outcome.GrantedInPart => GrantedInPart,
        Outcome.Refused => Refused,
        Outcome.OtherAnswer => OtherAnswer,
        _ => NoAnswer,
    };

    /// <summary>Whole percent of those with a deadline; null where there are none.</summary>
    public int? LatePercent => InTime + Late == 0 ? null : (int)Math.Round(100.0 * Late / (InTime + Late), MidpointRounding.AwayFromZero);

    public static Row Sum(string? key, IReadOnlyCollection<Cohort> batches)
    {
        int Count(Func<CohortKey, bool> fits) => batches.Where(batch => fits(batch.Label)).Sum(batch => batch.Size);
        return new(
            key,
            Count(_ => true),
            Count(label => label.Outcome == Outcome.Granted),
            Count(label => label.Outcome == Outcome.GrantedInPart),
            Count(label => label.Outcome == Outcome.Refused),
            Count(label => label.Outcome == Outcome.OtherAnswer),
            Count(label => label.Outcome == Outcome.NoAnswer),
            Count(label => label.Timing == Timing.InTime),
            Count(label => label.Timing == Timing.Late),
            Quartiles.Of([.. batches.SelectMany(batch => batch.Days).Order()]));
    }
}

/// <summary>The scoreboard of one day.</summary>
/// <param name="Month">The first day of the month in which the newest batches were formed: cases settled before it are counted.</param>
/// <param name="Kinds">The most frequent first; those of several kinds last.</param>
public sealed record PublishedStatistics(DateOnly On, DateOnly Month, Row All, ImmutableArray<Row> Kinds, ImmutableArray<Row> Countries)
{
    public static PublishedStatistics Of(DateOnly on, DateOnly month, IReadOnlyCollection<Cohort> batches) => new(
        on,
        month,
        Row.Sum(null, batches),
        Rows(batches, batch => batch.Label.Kind is { } kind ? StoredName.Word(kind) : null),
        Rows(batches, batch => batch.Label.Country));

    private static ImmutableArray<Row> Rows(IEnumerable<Cohort> batches, Func<Cohort, string?> key) =>
        [.. batches.GroupBy(key).Select(group => Row.Sum(group.Key, [.. group])).OrderBy(row => row.Key is null).ThenByDescending(row => row.Cases).ThenBy(row => row.Key, StringComparer.Ordinal)];
}
