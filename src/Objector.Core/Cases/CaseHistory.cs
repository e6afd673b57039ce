using System.Collections.Immutable;
using Objector.Core.InboundEmail;
using static Objector.Core.Cases.Phase;

namespace Objector.Core.Cases;

/// <summary>Folds events into the case. Never decides, never throws on history.</summary>
public static class CaseHistory
{
    /// <summary>Days until the one reminder of an unanswered confirmation.</summary>
    private const int DaysToReminder = 3;

    public static Case? Replay(IEnumerable<CaseEvent> events) => events.Aggregate((Case?)null, Evolve);

    public static Case? Evolve(Case? before, CaseEvent happened) => Fold(before, happened) is { } after ? after with
    {
        Undo = UndoAfter(before, after, happened),
        AnswersInARow = AutomaticReplyLimit.InARow(before?.AnswersInARow ?? 0, happened),
    } : null;

    private static Case? Fold(Case? before, CaseEvent happened) => (before, happened) switch
    {
        (null, CaseOpened opened) => Opened(opened),
        (null, _) => throw new InvalidOperationException($"A history that begins with {happened.GetType().Name} is not a case's."),
        (var c, CaseOpened) => c,
        (var c, AddressConfirmed e) => Queue(Enter(c, new ReadyToFile(e.At)), MailKind.Request, e.At),
        (var c, RequestFiled e) => Enter(c with { Filing = e.Filing, LastLetter = null, Lapse = c.Lapse is { } lapse ? NoLapse with { Warnings = lapse.Warnings } : null }, new AwaitingReply(e.At)),
        (var c, DeadlinePassed e) => Enter(c, new Overdue(e.At)),
        (var c, ReplyLogged e) => Logged(c, e),
        (var c, IdentityAnswered e) => Enter(c with { Filing = e.Filing }, new AwaitingReply(e.At)),
        (var c, LetterSent e) => c with { LastLetter = new SentLetter(e.Rung, e.On) },
        (var c, SettingTicked e) => c with { Ticked = Tick(c.Ticked ?? [], e) },
        (var c, StatisticsChosen e) => c with { Submission = c.Submission with { Statistics = e.Counted } },
        (var c, MailErased) => c,
        (var c, StepUndone e) => c.Undo is { } point ? Undone(c, point, e.At) : c,
        (var c, ComplaintWindowClosed e) => c with { Lapse = (c.Lapse ?? NoLapse) with { Passed = e.On } },
        (var c, EvidenceAdded e) => Added(c, e),
        (var c, NudgesSnoozed e) => c with { Nudging = c.Nudging with { SnoozedUntil = e.Until } },
        (var c, CaseStopped e) => Enter(c, new Ended(e.At, ClosedReason.Stopped)),
        (var c, CaseClosed e) => Enter(c, new Ended(e.At, ClosedReason.Closed)),
        (var c, CaseReopened e) => Reopened(c, e.At),
        (var c, CaseFellDormant e) => Queue(Enter(c, new Ended(e.At, ClosedReason.Dormant)), MailKind.Dormant, e.At),
        (var c, MailSent e) when HasComeBack(c, e.Mail, e.At) => c,
        (var c, MailSent e) => Done(c, e.Mail, e.At),
        (var c, MailFailed e) when HasComeBack(c, e.Mail, e.At) => c,
        (var c, MailFailed e) => e.RetryAt is { } retry ? Retry(c, e, retry) : Done(c, e.Mail, e.At),
        (var c, DeliveryStatusKnown e) => Fated(c, e),
        (var c, MailHeld e) => c with { Held = c.Held.Add(e.Mail) },
        (var c, HeldMailDiscarded e) => c with { Held = c.Held.RemoveAll(mail => mail.Id == e.HeldMail) },
        (var c, ErasureRequested e) => Queue(c, MailKind.EraseLink, e.At, e.Via == Origin.Mail),
        (var c, SubmissionExpired e) => Enter(c, new Leaving(e.At, DeletionReason.Expired)),
        (var c, RetentionEnded e) => Enter(c, new Leaving(e.At, DeletionReason.Outlived)),
        (var c, CaseErased e) => Enter(c, new Leaving(e.At, DeletionReason.Erased)),
        _ => throw new InvalidOperationException($"This program is too old for the event {happened.GetType().Name}."),
    };

    /// <summary>What was logged last can be taken back until something else happens; a filing that a reply brought along goes with it.</summary>
    private static UndoPoint? UndoAfter(Case? before, Case after, CaseEvent happened) => happened switch
    {
        RequestFiled or ReplyLogged when before is not null =>
            (before.Undo is { } point && point.At == happened.At ? point : new UndoPoint(happened.At, "", before.Phase, before.Filing, before.LastReply)) with
            {
                What = StoredName.OfEvent(happened),
                Held = happened is ReplyLogged reply ? before.Held.FirstOrDefault(mail => mail.Id == reply.HeldMail) : null,
            },
        MailSent or MailFailed or DeliveryStatusKnown or MailHeld or HeldMailDiscarded or SettingTicked or StatisticsChosen or EvidenceAdded or MailErased when after.Phase == before?.Phase => before?.Undo,
        _ => null,
    };

    /// <summary>Back to where the case stood. What mails were sent meanwhile stays counted, so that none is sent twice.</summary>
    private static Case Undone(Case c, UndoPoint point, DateTimeOffset at) => Enter(c, point.Phase) with
    {
        Filing = point.Filing,
        LastReply = point.LastReply,
        Held = point.Held is { } waits ? c.Held.Add(waits) : c.Held,
        Outbox = c.Outbox.RemoveAll(due => due.Mail.Kind == MailKind.ReplyLogged || Outlived(due.Mail, point.Phase)),
        Nudging = c.Nudging with { InPhase = 1, LastAt = c.Nudging.LastAt ?? at },
    };

    private static readonly ComplaintDeadlineWarning NoLapse = new(null, 0, null);

    private static ImmutableArray<string> Tick(ImmutableArray<string> before, SettingTicked e) =>
        e.Done ? [.. before.Remove(e.Setting), e.Setting] : before.Remove(e.Setting);

    private static Case Opened(CaseOpened e)
    {
        var opened = new Case(e.Id, e.Submission, e.At, new AwaitingConfirmation(e.At), e.Evidence, null, null, NudgeState.None, [], 0, e.Evidence.Length, []);
        return Queue(Queue(opened, MailKind.Confirmation, e.At), MailKind.ConfirmationReminder, e.At.AddDays(DaysToReminder));
    }

    /// <summary>A new phase asks its own questions: nudges of the old one are dropped, and the count begins again.</summary>
    private static Case Enter(Case c, Phase phase) => c with
    {
        Phase = phase,
        Nudging = c.Nudging with { InPhase = 0 },
        Outbox = phase is Leaving ? [] : c.Outbox.RemoveAll(due => Outlived(due.Mail, phase)),
    };

    private static bool Outlived(EmailId mail, Phase phase) =>
        mail.IsPlanned
        || mail.Kind is MailKind.Confirmation or MailKind.ConfirmationReminder
        || (mail.Kind == MailKind.Request && phase is not ReadyToFile);

    private static Case Queue(Case c, MailKind kind, DateTimeOffset at, bool answers = false) => c with
    {
        Queued = c.Queued + 1,
        Outbox = c.Outbox.Add(new OutboxEntry(new EmailId(kind, c.Queued + 1), at, Answers: answers)),
    };

    private static Case Logged(Case c, ReplyLogged e)
    {
        var logged = c with
        {
            LastReply = new LastReply(e.Kind, e.ReceivedOn, e.Text.AtMost(LastReply.MaxExcerpt)),
            Filing = Filing(c.Filing, e),
            Exhibits = c.Exhibits + e.Files.Length,
            Held = c.Held.RemoveAll(mail => mail.Id == e.HeldMail),
        };
        var after = AfterReply(logged, e);
        return e.Echoed ? Queue(after, MailKind.ReplyLogged, e.At, e.Via == Origin.Mail) : after;
    }

    private static Filing? Filing(Filing? filing, ReplyLogged e) => e switch
    {
        { ExtendedTo: { } due } => filing! with { Due = due, Extended = true },
        { Kind: ReplyKind.IdentityCheck } => filing! with { PausedOn = filing.PausedOn ?? e.ReceivedOn },
        _ => filing,
    };

    private static Case AfterReply(Case c, ReplyLogged e) => e.Kind switch
    {
        ReplyKind.Approved or ReplyKind.ApprovedInPart => Enter(c, new Ended(e.At, ClosedReason.Granted)),
        ReplyKind.Refused => Enter(c, new Ended(e.At, ClosedReason.Refused)),
        _ when e.ExtendedTo is not null => Enter(c, new AwaitingReply(e.At)),
        _ when e.Kind.LeavesClockRunning() => c.Phase is NeedsAction ? Enter(c, new AwaitingReply(e.At)) : c,
        _ => Enter(c, new NeedsAction(e.At, e.Kind)),
    };

    private static Case Added(Case c, EvidenceAdded e)
    {
        var added = c with { Evidence = c.Evidence.AddRange(e.Evidence), Exhibits = c.Exhibits + e.Evidence.Length };
        return c.Phase is ReadyToFile or NeedsAction
            ? Queue(Enter(added with { Outbox = added.Outbox.RemoveAll(due => due.Mail.Kind == MailKind.Request) }, new ReadyToFile(e.At)), MailKind.Request, e.At)
            : added;
    }

    private static Case Reopened(Case c, DateTimeOffset at)
    {
        var answered = c.Phase is Ended { How: ClosedReason.Granted or ClosedReason.Refused or ClosedReason.Closed };
        var reopened = Enter(c, c switch
        {
            { Filing: null } => new ReadyToFile(at),
            { LastReply: { } reply } when answered => new NeedsAction(at, reply.Kind),
            _ => new AwaitingReply(at),
        });
        return reopened with { Silence = null, Nudging = reopened.Nudging with { InRound = 0, SnoozedUntil = null } };
    }

    private static Case Done(Case c, EmailId mail, DateTimeOffset at) => c with
    {
        Outbox = c.Outbox.RemoveAll(due => due.Mail == mail),
        SettingsAsked = c.SettingsAsked || mail.Kind == MailKind.SettingsNudge,
        Lapse = mail.Kind != MailKind.ComplaintLapses ? c.Lapse : (c.Lapse ?? NoLapse) with { Warned = Complaints.LapseOf(c), Warnings = mail.Number },
        Nudging = !mail.IsNudge ? c.Nudging : c.Nudging with
        {
            Sent = c.Nudging.Sent + 1,
            InRound = c.Nudging.InRound + 1,
            InPhase = c.Nudging.InPhase + 1,
            LastAt = at,
        },
    };

    /// <summary>A mail that was refused for now is tried again the next day; a mailbox that refuses time after time is left alone.</summary>
    private static Case Fated(Case c, DeliveryStatusKnown e)
    {
        var known = c with { SoftBounces = e.Fate switch { DeliveryStatus.Blocked => c.SoftBounces + 1, DeliveryStatus.Delivered => 0, _ => c.SoftBounces } };
        if (e.Fate.Suppresses() || known.SoftBounces >= Retries.MaxSoftBounces)
            return known with { Silence = c.Silence ?? new Suppression(e.Fate, e.Reason) };
        return e.Fate == DeliveryStatus.Blocked && EmailId.Parse(e.Mail) is { } mail && !c.Outbox.Any(due => due.Mail == mail && due.CameBack) && !Outlived(mail, c.Phase)
            ? known with { Outbox = c.Outbox.RemoveAll(due => due.Mail == mail).Add(new OutboxEntry(mail, e.At.AddDays(1), LastError: e.Reason, CameBack: true)) }
            : known;
    }

    /// <summary>A report may overtake our own word of the try that it is about: then that word brings nothing new.</summary>
    private static bool HasComeBack(Case c, EmailId mail, DateTimeOffset at) => c.Outbox.Any(due => due.Mail == mail && due.CameBack && at < due.NotBefore);

    private static Case Retry(Case c, MailFailed e, DateTimeOffset retry)
    {
        var before = c.Outbox.FirstOrDefault(due => due.Mail == e.Mail) ?? new OutboxEntry(e.Mail, e.At);
        var after = before with
        {
            NotBefore = retry,
            Failures = before.Failures + 1,
            Refusals = before.Refusals + (e.Permanent ? 1 : 0),
            LastError = e.Reason,
            CameBack = false,
        };
        return c with { Outbox = c.Outbox.RemoveAll(due => due.Mail == e.Mail).Add(after) };
    }
}
