using static Objector.Core.Cases.Phase;

namespace Objector.Core.Cases;

/// <summary>What is said once, beside the nudges: which settings are left, and that the time for a complaint ends.</summary>
internal static class OneTimeNotices
{
    public static IEnumerable<(DateTimeOffset At, DueStep Chore)> Of(Case c, DateTimeOffset now, Cadence cadence)
    {
        if (Settings(c, cadence) is { } settings)
            yield return settings;

        // Refused, dormant or not: a right that lapses is worth a word, and a line in the timeline.
        if (Complaints.LapseOf(c) is { } lapse)
        {
            var ends = LocalTime.StartOf(lapse.AddDays(1), c.Submission.TimeZone);
            if (c.Lapse?.Passed != lapse)
                yield return Agenda.Noted(c, ends, new CaseCommand.CloseComplaintWindow());
            if (Warning(c, lapse, cadence) is { } warning && now < ends)
                yield return warning;
        }
    }

    private static (DateTimeOffset, DueStep)? Settings(Case c, Cadence cadence)
    {
        if (c is not { SettingsAsked: false, Silence: null, Filing: { } filing, Phase: AwaitingReply or Overdue or NeedsAction } || Waits(c, MailKind.SettingsNudge))
            return null;
        if (Checklist.Left(c).Count == 0)
            return null;
        var at = LocalTime.StartOf(filing.On.AddDays(cadence.AfterFilingSettings), c.Submission.TimeZone);
        var mail = new EmailId(MailKind.SettingsNudge, 1);
        return (DeterministicJitter.InWakingHours(c, c.Nudging.SnoozedUntil > at ? c.Nudging.SnoozedUntil.Value : at, mail), new DueStep.SendMail(mail));
    }

    private static (DateTimeOffset, DueStep)? Warning(Case c, DateOnly lapse, Cadence cadence)
    {
        if (c.Silence is not null || c.Lapse?.Warned == lapse || Waits(c, MailKind.ComplaintLapses))
            return null;
        var at = LocalTime.StartOf(lapse.AddDays(-cadence.BeforeLapse), c.Submission.TimeZone);
        var mail = new EmailId(MailKind.ComplaintLapses, (c.Lapse?.Warnings ?? 0) + 1);
        return (DeterministicJitter.InWakingHours(c, at, mail), new DueStep.SendMail(mail));
    }

    private static bool Waits(Case c, MailKind kind) => c.Outbox.Any(due => due.Mail.Kind == kind);
}
