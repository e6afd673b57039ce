using static Objector.Core.Cases.Phase;

namespace Objector.Core.Cases;

/// <summary>Which nudge comes next, and when it ends. After a long sleep one nudge is due, never several.</summary>
public static class NudgeSchedule
{
    /// <returns>Null where no nudge is to come: it is not Meta's turn nor the filing's, the budget is used up, the address is silent, or one waits in the outbox already.</returns>
    public static (DateTimeOffset At, EmailId Mail)? Next(Case c, Cadence cadence)
    {
        if (c.Silence is not null || c.Nudging.InRound >= cadence.MaxNudges || c.Outbox.Any(due => due.Mail.IsNudge))
            return null;

        var next = c switch
        {
            { Phase: ReadyToFile phase } => (UntilFiled(c, phase, cadence), MailKind.FileNudge),
            { Phase: AwaitingReply, Filing: { } filing } => (UntilDue(c, filing, cadence), MailKind.ReplyNudge),
            { Phase: Overdue, Filing: { } filing } => (WhileOverdue(c, filing, cadence), c.Nudging.InPhase == 0 ? MailKind.DeadlinePassed : MailKind.OverdueNudge),
            _ => ((DateTimeOffset?)null, default),
        };
        var mail = new EmailId(next.Item2, c.Nudging.Sent + 1);
        return next.Item1 is { } at ? (DeterministicJitter.InWakingHours(c, Later(at, c.Nudging.SnoozedUntil), mail), mail) : null;
    }

    /// <returns>When the case stops waiting; null where something else comes first.</returns>
    public static DateTimeOffset? DormantAt(Case c, Cadence cadence) => c.Phase switch
    {
        NeedsAction phase => Later(phase.Since.AddDays(cadence.DormantInNeedsAction), c.Nudging.SnoozedUntil),
        ReadyToFile or Overdue when c.Silence is not null || c.Nudging.InRound >= cadence.MaxNudges =>
            Later((c.Nudging.LastAt ?? c.Phase.Since).AddDays(cadence.DormantAfterLastNudge), c.Nudging.SnoozedUntil),
        _ => null,
    };

    private static DateTimeOffset UntilFiled(Case c, ReadyToFile phase, Cadence cadence) =>
        Paced(c, phase.Since, c.Nudging.InPhase, cadence.UntilFiled);

    /// <summary>Some days after filing, some days before the deadline; a snooze that ends in between asks then.</summary>
    private static DateTimeOffset? UntilDue(Case c, Filing filing, Cadence cadence)
    {
        var zone = c.Submission.TimeZone;
        DateTimeOffset?[] points =
        [
            LocalTime.StartOf(filing.On.AddDays(cadence.AfterFiling(c.Submission.Kind)), zone),
            c.Nudging.SnoozedUntil,
            LocalTime.StartOf(filing.Due.AddDays(-cadence.BeforeDeadline), zone),
        ];
        var asked = c.Nudging.InPhase > 0 ? c.Nudging.LastAt : null;
        return points.Where(point => point is not null && (asked is null || point > asked)).Min();
    }

    /// <summary>A letter of the person's has its time to be answered first.</summary>
    private static DateTimeOffset WhileOverdue(Case c, Filing filing, Cadence cadence)
    {
        var at = c.Nudging.InPhase == 0
            ? LocalTime.StartOf(filing.Due.AddDays(cadence.AfterDeadline), c.Submission.TimeZone)
            : Paced(c, c.Phase.Since, c.Nudging.InPhase - 1, cadence.WhileOverdue);
        return c.LastLetter is { } sent
            ? Later(at, LocalTime.StartOf(sent.On.AddDays(sent.Rung == EscalationStep.Complaint ? cadence.AfterComplaint : cadence.AfterLetter), c.Submission.TimeZone))
            : at;
    }

    private static DateTimeOffset Paced(Case c, DateTimeOffset start, int sent, IReadOnlyList<int> pauses)
    {
        var from = c.Nudging.InPhase == 0 ? start : c.Nudging.LastAt ?? start;
        return from.AddDays(pauses[Math.Min(sent, pauses.Count - 1)]);
    }

    private static DateTimeOffset Later(DateTimeOffset at, DateTimeOffset? snoozed) => snoozed > at ? snoozed.Value : at;
}
