using System.Collections.Immutable;

namespace Objector.Core.Law;

/// <summary>By when Meta has to answer.</summary>
/// <param name="Due">The last day on which an answer is in time.</param>
/// <param name="Statutory">Whether a law sets the date; else it is only the day on which it is reasonable to ask again.</param>
/// <param name="Acknowledge">The last day for confirming that the request came in, where a law sets one.</param>
/// <param name="Extendable">The last day where Meta says, before <paramref name="Due"/>, that it takes longer; null where no rule for that is known.</param>
/// <param name="Steps">The calculation: each step names its rule, and its day; the last one is <paramref name="Due"/>.</param>
public sealed record Deadline(DateOnly Due, bool Statutory, DateOnly? Acknowledge, DateOnly? Extendable, ImmutableArray<DeadlineStep> Steps, ImmutableArray<Source> Sources)
{
    /// <param name="filed">The day on which Meta got the request.</param>
    /// <param name="extended">Whether Meta said in time that it takes longer.</param>
    /// <param name="pausedDays">Days that do not count, because Meta waited for proof of identity.</param>
    public static Deadline For(Jurisdiction jurisdiction, DateOnly filed, bool extended = false, int pausedDays = 0)
    {
        var rule = DeadlineRule.For(jurisdiction, filed);
        var count = rule.From(filed);
        if (!jurisdiction.InForce(filed))
            count.Note(new CalculationStep.LawBegins(jurisdiction.LawName ?? jurisdiction.Law, jurisdiction.InForceFrom!.Value), jurisdiction.Law);
        count.Note(new CalculationStep.Gives([rule.Because, .. rule.CountingNote is { } note ? [note] : Array.Empty<string>()]), rule.Law);
        count.Note(new CalculationStep.Received(), rule.Counting ?? rule.Law);
        rule.Answer.Apply(count, extended ? rule.More : null, rule.Law);
        if (pausedDays > 0 && rule.PausesForIdentity)
            count.Pause(pausedDays, rule.Law);
        if (rule.RollsOver)
            count.RollOver(rule.Counting ?? rule.Law);

        return new Deadline(
            count.Day,
            rule.Statutory,
            rule.Acknowledge is { } acknowledge ? Alone(acknowledge, filed, rule) : null,
            rule.More is not null && !extended ? For(jurisdiction, filed, extended: true, pausedDays).Due : null,
            count.Steps,
            rule.Sources);
    }

    private static DateOnly Alone(Period period, DateOnly filed, DeadlineRule rule)
    {
        var count = rule.From(filed);
        period.Apply(count, null, rule.Law);
        return count.Day;
    }
}
