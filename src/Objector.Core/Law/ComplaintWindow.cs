using System.Collections.Immutable;

namespace Objector.Core.Law;

/// <summary>From when on, and until when, the person can complain to the authority.</summary>
/// <param name="Opens">The first day.</param>
/// <param name="Lapses">The last day; null where none is known.</param>
/// <param name="Sentences">The rules, for the person.</param>
public sealed record ComplaintWindow(DateOnly Opens, DateOnly? Lapses, ImmutableArray<string> Sentences)
{
    private static readonly File Data = Facts.Read<File>("complaints.json");

    /// <param name="filed">The day on which Meta got the request.</param>
    /// <param name="due">The last day for its answer.</param>
    /// <param name="reply">The day of its answer; null where there is none.</param>
    /// <param name="lastLetter">The day on which the person last wrote to Meta; null for the request itself.</param>
    public static ComplaintWindow For(Jurisdiction jurisdiction, DateOnly filed, DateOnly due, DateOnly? reply, DateOnly? lastLetter)
    {
        var rule = Rule(jurisdiction);
        var opens = reply ?? due.AddDays(1);
        if (rule.OpensAfter is { } wait)
            opens = Later(opens, After(wait, filed, DeadlineRule.For(jurisdiction, filed)).AddDays(1));

        var contact = Later(Later(filed, reply ?? filed), lastLetter ?? filed);
        DateOnly?[] ends = [End(rule.Lapses, filed, reply, contact), End(rule.Never, filed, reply, contact)];
        return new ComplaintWindow(opens, ends.Min(), Words(rule));
    }

    /// <summary>The rules for the person, before there is any date.</summary>
    public static ImmutableArray<string> Describe(Jurisdiction jurisdiction) => Words(Rule(jurisdiction));

    public static IEnumerable<Source> Sources => Data.Windows.Values.SelectMany(rule => rule.Sources);

    private static WindowRule Rule(Jurisdiction jurisdiction) => Data.Windows.GetValueOrDefault(jurisdiction.Family) ?? Data.Windows["*"];

    private static ImmutableArray<string> Words(WindowRule rule) =>
        [.. new[] { rule.Opens, rule.Lapses?.Sentence, rule.Never?.Sentence, rule.Decides }.OfType<string>()];

    private static DateOnly? End(LapseRule? rule, DateOnly filed, DateOnly? reply, DateOnly contact) => rule?.From switch
    {
        null => null,
        "filed" => After(rule.Period, filed),
        "reply" => reply is { } day ? After(rule.Period, day) : null,
        "lastContact" => After(rule.Period, contact),
        var other => throw new InvalidOperationException($"complaints.json counts from {other}, which is nothing."),
    };

    private static DateOnly After(Period period, DateOnly day, DeadlineRule? rule = null)
    {
        var count = rule?.From(day) ?? new DateCounter(day, _ => null);
        period.Apply(count, null, "");
        return count.Day;
    }

    private static DateOnly Later(DateOnly a, DateOnly b) => a > b ? a : b;

    private sealed record File(string About, DateOnly Read, IReadOnlyDictionary<string, WindowRule> Windows);

    /// <param name="OpensAfter">How long Meta must have had.</param>
    /// <param name="Never">A second end, where the law sets one in any case.</param>
    private sealed record WindowRule(string Opens, Period? OpensAfter, LapseRule? Lapses, LapseRule? Never, string? Decides, ImmutableArray<Source> Sources);

    private sealed record LapseRule(Period Period, string From, string Sentence);
}
