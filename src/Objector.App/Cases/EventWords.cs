using Objector.Core.Cases;
using Objector.Core.Rights;

namespace Objector.App.Cases;

/// <summary>The timeline in words, in the current language.</summary>
public static class EventWords
{
    public static string Of(CaseEvent happened, string zone) => string.Join(' ', Sentences(happened, zone).OfType<string>());

    public static string Of(MailKind kind) => Words.Case[$"mail.{kind}"];

    /// <returns>The screenshots that came with it.</returns>
    public static IReadOnlyList<Exhibit> Files(CaseEvent happened) => happened switch
    {
        CaseOpened e => e.Evidence,
        ReplyLogged e => e.Files,
        EvidenceAdded e => e.Evidence,
        _ => [],
    };

    private static IEnumerable<string?> Sentences(CaseEvent happened, string zone) => happened switch
    {
        CaseOpened => [Words.Case["event.opened"]],
        AddressConfirmed => [Words.Case["event.confirmed"]],
        RequestFiled e =>
        [
            Words.Case["event.filed", e.Filing.On],
            By(e.Via),
            e.Filing.Reference is { } reference ? Words.Case["event.filed.reference", reference] : null,
            e.Filing.ByLaw ? Words.Case["event.filed.due", e.Filing.Due] : Words.Case["event.filed.ask", e.Filing.Due],
        ],
        DeadlinePassed => [Words.Case["event.deadlinePassed"]],
        ReplyLogged e => [Words.Case["event.reply", e.ReceivedOn, CaseWords.Of(e.Kind)], By(e.Via), e.ExtendedTo is { } due ? Words.Case["event.reply.due", due] : null],
        IdentityAnswered e => [Words.Case["event.identity", e.On], Words.Case.Count("event.identity.paused", e.Filing.PausedDays, e.Filing.Due)],
        LetterSent e => [Words.Case[$"event.letter.{e.Rung}", e.On]],
        SettingTicked e => [e.Done ? Words.Case["event.setting.done", Name(e.Setting)] : Words.Case["event.setting.undone", Name(e.Setting)]],
        StatisticsChosen e => [Words.Scoreboard[e.Counted ? "event.counted" : "event.uncounted"]],
        MailErased => [Words.Case["event.mailErased"]],
        StepUndone e => [e.What == StepUndone.Filing ? Words.Case["event.undone.filing"] : Words.Case["event.undone.reply"], By(e.Via)],
        ComplaintWindowClosed e => [Words.Case["event.windowClosed", e.On]],
        EvidenceAdded => [Words.Case["event.evidence"]],
        NudgesSnoozed e => [Words.Case["event.snoozed", Say.Day(e.Until, zone)], By(e.Via)],
        CaseStopped e => [Words.Case["event.stopped"], By(e.Via)],
        CaseClosed e => [Words.Case["event.closed"], By(e.Via)],
        CaseReopened => [Words.Case["event.reopened"]],
        CaseFellDormant => [Words.Case["event.dormant"]],
        MailSent e => [Words.Case["event.mailSent", Of(e.Mail.Kind)]],
        MailFailed e => [Words.Case["event.mailFailed", Of(e.Mail.Kind)], Words.Case["trouble.reason", e.Reason], e.RetryAt is null ? Words.Case["event.mailGivenUp"] : null],
        MailFateKnown e => [Words.Case[$"fate.{e.Fate}"], e.Reason.Length > 0 ? Words.Case["silence.reason", e.Reason] : null],
        MailHeld e => [Words.Case["event.held", e.Mail.From], e.Mail.Why],
        HeldMailDiscarded => [Words.Case["event.discarded"]],
        ErasureRequested e => [Words.Case["event.eraseAsked"], By(e.Via)],
        SubmissionExpired => [Words.Case["event.expired"]],
        RetentionEnded => [Words.Case["event.outlived"]],
        CaseErased => [Words.Case["event.erased"]],
        _ => throw new ArgumentOutOfRangeException(nameof(happened), happened.GetType().Name, "No words for this."),
    };

    private static string? By(Via via) => via == Via.Page ? null : Words.Case[$"event.via.{via}"];

    private static string Name(string setting) => Told.Of(Setting.All.FirstOrDefault(known => known.Id == setting)?.Name ?? setting);
}
