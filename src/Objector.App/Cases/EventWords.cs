using Objector.Core.Cases;
using Objector.Core.Rights;

namespace Objector.App.Cases;

/// <summary>The timeline in words.</summary>
public static class EventWords
{
    public static string Of(CaseEvent happened, string zone) => happened switch
    {
        CaseOpened => "You submitted the request.",
        AddressConfirmed => "You confirmed your address.",
        RequestFiled e => $"Filed with Meta on {CaseWords.Date(e.Filing.On)}{By(e.Via)}."
            + (e.Filing.Reference is { } reference ? $" Meta's reference: {reference}." : "")
            + (e.Filing.ByLaw ? $" An answer is due by {CaseWords.Date(e.Filing.Due)}." : $" We ask again after {CaseWords.Date(e.Filing.Due)}."),
        DeadlinePassed => "The deadline passed without an answer.",
        ReplyLogged e => $"Meta's reply of {CaseWords.Date(e.ReceivedOn)} was logged{By(e.Via)}: {CaseWords.Of(e.Kind)}."
            + (e.ExtendedTo is { } due ? $" The new deadline is {CaseWords.Date(due)}." : ""),
        IdentityAnswered e => $"You answered on {CaseWords.Date(e.On)} what Meta asked about who you are. {e.Filing.PausedDays} days do not count: an answer is due by {CaseWords.Date(e.Filing.Due)}.",
        LetterSent e => $"{CaseWords.Of(e.Rung)}: sent on {CaseWords.Date(e.On)}.",
        SettingTicked e => $"{(e.Done ? "Done" : "Not done after all")}: {Setting.All.FirstOrDefault(setting => setting.Id == e.Setting)?.Name ?? e.Setting}.",
        StatisticsChosen e => Words.Scoreboard[e.Counted ? "event.counted" : "event.uncounted"],
        MailErased => "You had a mail that came in erased.",
        StepUndone e => $"{(e.What == nameof(RequestFiled) ? "The filing" : "Meta's reply, as it was logged,")} was taken back{By(e.Via)}.",
        ComplaintWindowClosed e => $"The last day for a complaint to the authority was {CaseWords.Date(e.On)}.",
        EvidenceAdded => "You added screenshots.",
        NudgesSnoozed e => $"Reminders paused until {CaseWords.Date(e.Until, zone)}{By(e.Via)}.",
        CaseStopped e => $"You stopped the case{By(e.Via)}.",
        CaseClosed e => $"You closed the case{By(e.Via)}.",
        CaseReopened => "You reopened the case.",
        CaseFellDormant => "Nobody answered our reminders: the case is dormant.",
        MailSent e => $"We sent you a mail: {Of(e.Mail.Kind)}.",
        MailFailed e => $"We could not send a mail ({Of(e.Mail.Kind)}): {e.Reason}."
            + (e.RetryAt is null ? " We gave up." : ""),
        MailFateKnown e => $"{Of(e.Fate)}{(e.Reason.Length > 0 ? $": {e.Reason}" : ".")}",
        MailHeld e => $"A mail from {e.Mail.From} waits for your decision. {e.Mail.Why}",
        HeldMailDiscarded => "You discarded a mail that waited here.",
        ErasureRequested e => $"You asked for the link that erases{By(e.Via)}.",
        SubmissionExpired => "The address was not confirmed in time.",
        CaseErased => "You erased the case.",
        _ => throw new ArgumentOutOfRangeException(nameof(happened), happened.GetType().Name, "No words for this."),
    };

    public static string Of(MailKind kind) => kind switch
    {
        MailKind.Confirmation => "confirm your address",
        MailKind.ConfirmationReminder => "confirm your address, a reminder",
        MailKind.Request => "your request, ready to file",
        MailKind.FileNudge => "have you filed it?",
        MailKind.ReplyNudge => "has Meta answered?",
        MailKind.DeadlinePassed => "the deadline has passed",
        MailKind.OverdueNudge => "still no answer?",
        MailKind.SettingsNudge => "settings that are left",
        MailKind.ComplaintLapses => "the time for a complaint ends",
        MailKind.ReplyLogged => "a reply was logged",
        MailKind.Dormant => "our last mail",
        MailKind.EraseLink => "the link that erases",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No words for this."),
    };

    private static string Of(MailFate fate) => fate switch
    {
        MailFate.Delivered => "Your mailbox took our mail",
        MailFate.Bounced => "Your mailbox refused our mail for good",
        MailFate.Blocked => "Your mailbox refused our mail this time",
        MailFate.Dropped => "Our mail was not sent, because your mailbox refused an earlier one",
        MailFate.SpamReport => "Our mail was reported as spam",
        _ => throw new ArgumentOutOfRangeException(nameof(fate), fate, "No words for this."),
    };

    private static string By(Via via) => via switch
    {
        Via.Mail => " by mail",
        Via.Unsubscribe => " by the unsubscribe link",
        _ => "",
    };

    /// <returns>The screenshots that came with it.</returns>
    public static IReadOnlyList<Exhibit> Files(CaseEvent happened) => happened switch
    {
        CaseOpened e => e.Evidence,
        ReplyLogged e => e.Files,
        EvidenceAdded e => e.Evidence,
        _ => [],
    };
}
