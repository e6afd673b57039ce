using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Objector.Core.Cases;
using Objector.Core.Letters;
using Objector.Core.Rights;

namespace Objector.App.Cases;

/// <summary>A letter of the ladder, ready to send.</summary>
/// <param name="Language">Of the letter, ISO 639-1.</param>
/// <param name="Notes">What to know before sending it.</param>
/// <param name="Authority">Where a complaint goes; null for a letter to Meta.</param>
/// <param name="Grievances">The grounds it names.</param>
/// <param name="Opens">The first day for a complaint; null for a letter to Meta.</param>
/// <param name="Lapses">The last one, where there is one.</param>
public sealed record LadderView(
    Rung Rung, string Text, string Language, ImmutableArray<string> Notes, AuthorityView? Authority, ImmutableArray<Grievance> Grievances, DateOnly? Opens = null, DateOnly? Lapses = null)
{
    /// <summary>How to send it, a sentence; none for a complaint, whose notes say so.</summary>
    [JsonIgnore]
    public ImmutableArray<string> How => Rung switch
    {
        Rung.Reminder => [Words.Case["letter.reminder.how"]],
        Rung.Admonition => [Words.Case["letter.admonition.how"]],
        _ => [],
    };

    /// <param name="grievances">Where there are none: the silence, or that the answer was to something else.</param>
    /// <returns>Null where the facts name no authority to complain to.</returns>
    public static LadderView? Of(Case c, Rung rung, IEnumerable<CaseEvent> happened, ImmutableArray<Grievance> grievances, DateOnly today)
    {
        var filing = c.Filing ?? throw new ArgumentException("The request is not filed.", nameof(c));
        var grounds = grievances.IsEmpty ? [c.Phase is Phase.Overdue ? Grievance.NoAnswer : Grievance.WrongRight] : grievances;
        switch (rung)
        {
            case Rung.Reminder:
                return new LadderView(rung, Ladder.Reminder(c.Submission, filing, today), c.Submission.Language, [], null, []);
            case Rung.Admonition:
                return new LadderView(rung, Ladder.Admonition(c.Submission, c.Evidence, filing, grounds, today), c.Submission.Language, [], null, grounds);
            case Rung.Complaint:
                if (Ladder.Complaint(c.Submission, c.Evidence, filing, grounds, happened, today) is not { } complaint || Authorities.View(Jurisdictions.For(c.Submission.Country), today) is not { } authority)
                    return null;
                var window = Complaints.WindowOf(c);
                return new LadderView(
                    rung, complaint.Text, complaint.Language, [.. complaint.Notes.Select(Told.Of), .. (window?.Sentences ?? []).Select(Told.Of)], Told.Of(authority), grounds, window?.Opens, window?.Lapses);
            default:
                throw new ArgumentOutOfRangeException(nameof(rung), rung, "No such letter.");
        }
    }

    /// <returns>The letters that make sense now: a reminder of a missed date, the others also after an answer that is none; none while Meta's time runs on.</returns>
    public static IReadOnlyList<Rung> Possible(Case c) => c.Phase switch
    {
        Phase.Overdue => [Rung.Reminder, Rung.Admonition, Rung.Complaint],
        _ when Complaints.WindowOf(c) is not null => [Rung.Admonition, Rung.Complaint],
        _ => [],
    };

    /// <returns>The letter that comes next; null after the complaint, or where none makes sense.</returns>
    public static Rung? NextOf(Case c)
    {
        var left = Possible(c).Where(rung => c.LastLetter is null || rung > c.LastLetter.Rung).ToList();
        return left.Count > 0 ? left[0] : null;
    }
}
