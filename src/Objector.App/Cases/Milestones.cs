using System.Collections.Immutable;
using Objector.Core.Cases;
using Objector.Core.Law;
using static Objector.Core.Cases.Phase;

namespace Objector.App.Cases;

/// <summary>What a day stands for between the filing and all that can follow from it.</summary>
public enum Milestone
{
    Filed,

    /// <summary>Meta's last answer.</summary>
    Answered,

    /// <summary>The last day for confirming that the request came in, where a law sets one.</summary>
    Acknowledge,
    Today,

    /// <summary>The last day for an answer, by law.</summary>
    Due,

    /// <summary>No law sets a last day: we ask again after this one.</summary>
    AskAgain,

    /// <summary>The last day for an answer if Meta says in time that it takes longer.</summary>
    Extended,
    ComplaintOpens,

    /// <summary>The last day for a complaint, as things stand.</summary>
    ComplaintEnds,
}

public sealed record MilestoneDay(Milestone What, DateOnly Day);

/// <summary>The days that matter to a case now.</summary>
public static class Milestones
{
    /// <returns>In the order of the days; none where nothing runs.</returns>
    public static ImmutableArray<MilestoneDay> Of(Case c, DateOnly today)
    {
        if (c is not { Filing: { } filing, Phase: AwaitingReply or Overdue or NeedsAction or Ended { How: ClosedReason.Refused } })
            return [];
        var jurisdiction = Jurisdictions.For(c.Submission.Country);
        var deadline = Deadline.For(jurisdiction, filing.On, filing.Extended, filing.PausedDays);
        var runs = c.Phase is AwaitingReply;
        var answered = c.Phase is NeedsAction or Ended;
        var window = jurisdiction.Authority is null || c.LastLetter?.Rung == EscalationStep.Complaint ? null
            : Complaints.WindowOf(c) ?? (runs ? ComplaintWindow.For(jurisdiction, filing.On, filing.Due, null, c.LastLetter?.On) : null);
        (Milestone What, DateOnly? Day)[] days =
        [
            (Milestone.Filed, filing.On),
            (Milestone.Answered, answered ? c.LastReply?.On : null),
            (Milestone.Acknowledge, runs ? deadline.Acknowledge : null),
            (Milestone.Today, today),
            (filing.ByLaw ? Milestone.Due : Milestone.AskAgain, answered ? null : filing.Due),
            (Milestone.Extended, runs ? deadline.Extendable : null),
            (Milestone.ComplaintOpens, window?.Opens),
            (Milestone.ComplaintEnds, window?.Lapses),
        ];
        return [.. days.Where(day => day.Day is not null).Select(day => new MilestoneDay(day.What, day.Day!.Value)).OrderBy(day => day.Day).ThenBy(day => day.What)];
    }
}
