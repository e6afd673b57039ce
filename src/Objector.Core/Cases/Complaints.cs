using Objector.Core.InboundEmail;
using Objector.Core.Law;
using static Objector.Core.Cases.Phase;

namespace Objector.Core.Cases;

/// <summary>When the person can complain to the authority about this case.</summary>
public static class Complaints
{
    /// <returns>Null where there is nothing to complain about, as far as we know: it is not filed, granted, or Meta's time runs on.</returns>
    public static ComplaintWindow? WindowOf(Case c) =>
        c is { Filing: { } filing, Phase: Overdue or NeedsAction or Ended { How: ClosedReason.Refused } } ? Window(c, filing) : null;

    /// <returns>The last day for a complaint; null where none is known, or one was lodged.</returns>
    public static DateOnly? LapseOf(Case c) => c.LastLetter?.Rung == EscalationStep.Complaint ? null : WindowOf(c)?.Lapses;

    /// <returns>The last day on which the law takes a complaint, whether or not the person means to lodge one; null where none is known, or Meta granted everything.</returns>
    public static DateOnly? LastDayOf(Case c) =>
        c is { Filing: { } filing, LastReply: not { Kind: ReplyKind.Approved } } ? Window(c, filing).Lapses : null;

    private static ComplaintWindow Window(Case c, Filing filing)
    {
        var answer = c.LastReply is { } reply && !reply.Kind.LeavesClockRunning() && reply.On >= filing.On ? reply.On : (DateOnly?)null;
        return ComplaintWindow.For(Jurisdictions.For(c.Submission.Country), filing.On, filing.Due, answer, c.LastLetter?.On);
    }
}
