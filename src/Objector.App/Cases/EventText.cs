using Objector.Core.Cases;
using Objector.Core.Law;

namespace Objector.App.Cases;

/// <summary>The timeline in words, in the current language.</summary>
public static class EventText
{
    public static string Of(CaseEvent happened, string zone) => string.Join(' ', Sentences(happened, zone).OfType<string>());

    public static string Of(MailKind kind) => Texts.Case[$"mail.{kind}"];

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
        CaseOpened => [Texts.Case["event.opened"]],
        AddressConfirmed => [Texts.Case["event.confirmed"]],
        RequestFiled e =>
        [
            Texts.Case["event.filed", e.Filing.On],
            By(e.Via),
            e.Filing.Reference is { } reference ? Texts.Case["event.filed.reference", reference] : null,
            e.Filing.ByLaw ? Texts.Case["event.filed.due", e.Filing.Due] : Texts.Case["event.filed.ask", e.Filing.Due],
        ],
        DeadlinePassed => [Texts.Case["event.deadlinePassed"]],
        ReplyLogged e => [Texts.Case["event.reply", e.ReceivedOn, CaseText.Of(e.Kind)], By(e.Via), e.ExtendedTo is { } due ? Texts.Case["event.reply.due", due] : null],
        IdentityAnswered e => [Texts.Case["event.identity", e.On], Texts.Case.Count("event.identity.paused", e.Filing.PausedDays, e.Filing.Due)],
        LetterSent e => [Texts.Case[$"event.letter.{e.Rung}", e.On]],
        SettingTicked e => [e.Done ? Texts.Case["event.setting.done", Name(e.Setting)] : Texts.Case["event.setting.undone", Name(e.Setting)]],
        StatisticsChosen e => [Texts.Scoreboard[e.Counted ? "event.counted" : "event.uncounted"]],
        MailErased => [Texts.Case["event.mailErased"]],
        StepUndone e => [e.What == StepUndone.Filing ? Texts.Case["event.undone.filing"] : Texts.Case["event.undone.reply"], By(e.Via)],
        ComplaintWindowClosed e => [Texts.Case["event.windowClosed", e.On]],
        EvidenceAdded => [Texts.Case["event.evidence"]],
        NudgesSnoozed e => [Texts.Case["event.snoozed", Formatting.Day(e.Until, zone)], By(e.Via)],
        CaseStopped e => [Texts.Case["event.stopped"], By(e.Via)],
        CaseClosed e => [Texts.Case["event.closed"], By(e.Via)],
        CaseReopened => [Texts.Case["event.reopened"]],
        CaseFellDormant => [Texts.Case["event.dormant"]],
        MailSent e => [Texts.Case["event.mailSent", Of(e.Mail.Kind)]],
        MailFailed e => [Texts.Case["event.mailFailed", Of(e.Mail.Kind)], Texts.Case["trouble.reason", e.Reason], e.RetryAt is null ? Texts.Case["event.mailGivenUp"] : null],
        DeliveryStatusKnown e => [Texts.Case[$"fate.{e.Fate}"], e.Reason.Length > 0 ? Texts.Case["silence.reason", e.Reason] : null],
        MailHeld e => [Texts.Case["event.held", e.Mail.From], e.Mail.Why],
        HeldMailDiscarded => [Texts.Case["event.discarded"]],
        ErasureRequested e => [Texts.Case["event.eraseAsked"], By(e.Via)],
        SubmissionExpired => [Texts.Case["event.expired"]],
        RetentionEnded => [Texts.Case["event.outlived"]],
        CaseErased => [Texts.Case["event.erased"]],
        _ => throw new ArgumentOutOfRangeException(nameof(happened), happened.GetType().Name, "No words for this."),
    };

    private static string? By(Origin via) => via == Origin.Page ? null : Texts.Case[$"event.via.{via}"];

    private static string Name(string setting) => FactTranslations.Of(Setting.All.FirstOrDefault(known => known.Id == setting)?.Name ?? setting);
}
