using System.Collections.Immutable;
using Objector.Core.Statistics;

namespace Objector.App.Web;

/// <summary>The scoreboard's page.</summary>
public sealed record ScoreboardModel(PublishedStatistics Publication, ImmutableArray<ScoreboardRow> Kinds, ImmutableArray<ScoreboardRow> Countries)
{
    public static readonly ImmutableArray<Outcome> Outcomes = [.. Enum.GetValues<Outcome>()];

    public static ScoreboardModel Of(PublishedStatistics publication) => new(
        publication,
        [.. publication.Kinds.Select(row => new ScoreboardRow(Texts.Scoreboard[row.Key is { } kind ? $"kind.{kind}" : "kind.mixed"], row)).Prepend(All(publication))],
        [.. publication.Countries.Select(row => new ScoreboardRow(row.Key is { } code ? NameOf(code) : Texts.Scoreboard["country.mixed"], row)).Prepend(All(publication))]);

    private static ScoreboardRow All(PublishedStatistics publication) => new(Texts.Scoreboard["all"], publication.All);

    private static string NameOf(string code) => Core.Law.Countries.Name(code, Language.Current.Code);
}

/// <param name="Name">What its cases have in common, in words.</param>
public sealed record ScoreboardRow(string Name, Row Row)
{
    /// <summary>Of the whole width of a bar, so that rounding hurts nobody's eyes.</summary>
    public const int Width = 1000;

    /// <summary>The pieces of a bar: where each begins, and how wide it is.</summary>
    public IEnumerable<(Outcome Outcome, int From, int Wide)> Pieces()
    {
        var before = 0;
        foreach (var outcome in ScoreboardModel.Outcomes.Where(outcome => Row.Of(outcome) > 0))
        {
            var (from, to) = (before * Width / Row.Cases, (before + Row.Of(outcome)) * Width / Row.Cases);
            before += Row.Of(outcome);
            yield return (outcome, from, to - from);
        }
    }

    /// <summary>What the bar shows, for those who do not see it.</summary>
    public string Outcomes() => string.Join("; ", ScoreboardModel.Outcomes.Where(outcome => Row.Of(outcome) > 0)
        .Select(outcome => Texts.Scoreboard["share", Texts.Scoreboard[$"outcome.{outcome}"], Row.Of(outcome), Row.Cases]));
}

/// <param name="Of">Null where there is nothing to say.</param>
/// <param name="Key">The words that the number stands in, if not alone.</param>
public sealed record ScoreboardColumn(string Head, Func<Row, int?> Of, string? Key = null)
{
    public string Say(Row row) => Of(row) is not { } number ? "–" : Key is null ? App.Formatting.Number(number) : Texts.Scoreboard[Key, number];
}
