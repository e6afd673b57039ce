using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Objector.Core.Cases;
using Objector.Core.Law;
using Objector.Core.Letters;

namespace Objector.App.Cases;

/// <summary>A letter of the ladder, ready to send.</summary>
/// <param name="Language">Of the letter, ISO 639-1.</param>
/// <param name="Notes">What to know before sending it.</param>
/// <param name="Authority">Where a complaint goes; null for a letter to Meta.</param>
/// <param name="Grievances">The grounds it names.</param>
/// <param name="Opens">The first day for a complaint; null for a letter to Meta.</param>
/// <param name="Lapses">The last one, where there is one.</param>
public sealed record EscalationLetterView(
    EscalationStep Rung, string Text, string Language, ImmutableArray<string> Notes, AuthorityView? Authority, ImmutableArray<Grievance> Grievances, DateOnly? Opens = null, DateOnly? Lapses = null)
{
    /// <summary>How to send it, a sentence; none for a complaint, whose notes say so.</summary>
    [JsonIgnore]
    public ImmutableArray<string> How => Rung switch
    {
        EscalationStep.Reminder => [Texts.Case["letter.reminder.how"]],
        EscalationStep.Admonition => [Texts.Case["letter.admonition.how"]],
        _ => [],
    };

    /// <param name="grievances">Where there are none: the silence, or that the answer was to something else.</param>
    /// <returns>Null where the facts name no authority to complain to.</returns>
    public static EscalationLetterView? Of(Case c, EscalationStep rung, IEnumerable<CaseEvent> happened, ImmutableArray<Grievance> grievances, DateOnly today)
    {
        var filing = c.Filing ?? throw new ArgumentException("The request is not filed.", nameof(c));
        var grounds = grievances.IsEmpty ? [c.Phase is Phase.Overdue ? Grievance.NoAnswer : Grievance.WrongRight] : grievances;
        switch (rung)
        {
            case EscalationStep.Reminder:
                return new EscalationLetterView(rung, EscalationLetters.Reminder(c.Submission, filing, today), c.Submission.Language, [], null, []);
            case EscalationStep.Admonition:
                return new EscalationLetterView(rung, EscalationLetters.Admonition(c.Submission, c.Evidence, filing, grounds, today), c.Submission.Language, [], null, grounds);
            case EscalationStep.Complaint:
                if (EscalationLetters.Complaint(c.Submission, c.Evidence, filing, grounds, happened, today) is not { } complaint || Authorities.View(Jurisdictions.For(c.Submission.Country), today) is not { } authority)
                    return null;
                var window = Complaints.WindowOf(c);
                return new EscalationLetterView(
                    rung, complaint.Text, complaint.Language, [.. complaint.Notes.Select(FactTranslations.Of), .. (window?.Sentences ?? []).Select(FactTranslations.Of)], FactTranslations.Of(authority), grounds, window?.Opens, window?.Lapses);
            default:
                throw new ArgumentOutOfRangeException(nameof(rung), rung, "No such letter.");
        }
    }

    /// <returns>The letters that make sense now: a reminder of a missed date, the others also after an answer that is none; none while Meta's time runs on.</returns>
    public static IReadOnlyList<EscalationStep> Possible(Case c) => c.Phase switch
    {
        Phase.Overdue => [EscalationStep.Reminder, EscalationStep.Admonition, EscalationStep.Complaint],
        _ when Complaints.WindowOf(c) is not null => [EscalationStep.Admonition, EscalationStep.Complaint],
        _ => [],
    };

    /// <returns>The letter that comes next; null after the complaint, or where none makes sense.</returns>
    public static EscalationStep? NextOf(Case c)
    {
        var left = Possible(c).Where(rung => c.LastLetter is null || rung > c.LastLetter.Rung).ToList();
        return left.Count > 0 ? left[0] : null;
    }
}
