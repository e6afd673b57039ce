using Objector.Core.InboundEmail;
using Objector.Core.Law;
using static Objector.Core.Cases.CaseCommand;
using static Objector.Core.Cases.Phase;

namespace Objector.Core.Cases;

/// <summary>The rules of a case. Pure and total: any command on any case gives events, nothing, or a refusal with its reason.</summary>
public static class CaseDecider
{
    public const int MaxExhibits = 40;
    public const int MaxHeld = 20;

    /// <summary>Days for which reminders can be paused.</summary>
    public const int MinSnooze = 1;
    public const int MaxSnooze = 365;

    /// <summary>Days until an unconfirmed submission is deleted.</summary>
    public const int DaysToConfirm = 7;

    private static readonly Decision NoCase = Decision.RefuseNow(RejectionReason.NoCase);
    private static readonly Decision ConfirmFirst = Decision.RefuseNow(RejectionReason.ConfirmFirst);
    private static readonly Decision ReopenFirst = Decision.RefuseNow(RejectionReason.ReopenFirst);

    public static Decision Decide(Case? subject, CaseCommand command, DateTimeOffset now) => (subject, command) switch
    {
        (null, Open open) => Decision.Of(new CaseOpened(now, open.Id, open.Submission, Exhibit.Numbered(open.Evidence, 0))),
        (null, _) => NoCase,
        (_, Open) => Decision.Nothing,
        ({ Phase: Leaving }, Erase or Expire or RecordMailSent or RecordMailFailed or RecordDeliveryStatus or PassDeadline or CloseComplaintWindow or FallDormant or EndRetention or Stop) => Decision.Nothing,
        ({ Phase: Leaving }, _) => NoCase,
        (var c, Confirm) => c.Phase is AwaitingConfirmation ? Decision.Of(new AddressConfirmed(now)) : Decision.Nothing,
        (var c, FileRequest file) => Filed(c, file, now),
        (var c, LogReply reply) => Logged(c, reply, now),
        (var c, SendLetter letter) => LetterSentOn(c, letter, now),
        (var c, TickSettings tick) => Ticked(c, tick, now),
        (var c, ChooseStatistics choice) => (c.Submission.Statistics ?? false) == choice.Counted
            ? Decision.Nothing
            : Decision.Of(new StatisticsChosen(now, choice.Counted)),
        (var c, CloseComplaintWindow) => Complaints.LapseOf(c) is { } lapse && Today(c, now) > lapse && c.Lapse?.Passed != lapse
            ? Decision.Of(new ComplaintWindowClosed(now, lapse))
            : Decision.Nothing,
        (_, EraseMail erase) => Decision.Of(new MailErased(now, erase.Mail)),
        (var c, Undo undo) => c.Undo is { } step
            ? Decision.Of(new StepUndone(now, step.What, undo.Via))
            : Decision.RefuseNow(RejectionReason.NothingToUndo),
        (var c, AddEvidence add) => Added(c, add, now),
        (var c, Snooze snooze) => Snoozed(c, snooze, now),
        (var c, Stop stop) => Stopped(c, stop, now),
        (var c, Reopen) => c.Phase is Ended ? Decision.Of(new CaseReopened(now)) : Decision.Nothing,
        (var c, RequestErasure asked) => ErasureAsked(c, asked, now),
        (_, Erase) => Decision.Of(new CaseErased(now)),
        (var c, HoldMail hold) => Held(c, hold, now),
        (var c, DiscardHeldMail discard) => c.Held.Any(mail => mail.Id == discard.Id)
            ? Decision.Of(new HeldMailDiscarded(now, discard.Id))
            : Decision.Nothing,
        (var c, RecordMailSent sent) => Awaits(c, sent.Mail) ? Decision.Of(new MailSent(now, sent.Mail, sent.MessageId)) : Decision.Nothing,
        (var c, RecordMailFailed failed) => Awaits(c, failed.Mail) ? Decision.Of(Failed(c, failed, now)) : Decision.Nothing,
        (var c, RecordDeliveryStatus known) => Fated(c, known, now),
        (var c, PassDeadline) => c is { Phase: AwaitingReply, Filing: { } filing } && Today(c, now) > filing.Due
            ? Decision.Of(new DeadlinePassed(now))
            : Decision.Nothing,
        (var c, FallDormant) => c.IsOpen && c.Phase is not AwaitingConfirmation ? Decision.Of(new CaseFellDormant(now)) : Decision.Nothing,
        (var c, Expire) => c.Phase is AwaitingConfirmation waiting && now >= waiting.Since.AddDays(DaysToConfirm)
            ? Decision.Of(new SubmissionExpired(now))
            : Decision.Nothing,
        // How long after that is the installation's to say; what moved the date since then stands against it.
        (var c, EndRetention) => Retention.LastDate(c) is { } last && now > last
            ? Decision.Of(new RetentionEnded(now))
            : Decision.Nothing,
        _ => throw new ArgumentOutOfRangeException(nameof(command), command.GetType().Name, "No rule for this command."),
    };

    private static DateOnly Today(Case c, DateTimeOffset now) => LocalTime.DateIn(c.Submission.TimeZone, now);

    private static Decision Filed(Case c, FileRequest file, DateTimeOffset now)
    {
        if (Blocked(c) is { } refusal)
            return refusal;

        // A SENT answered twice, or to an old mail, must not move the clock; on the page a wrong date can be put right.
        if (file.Via == Origin.Mail && c.Phase is AwaitingReply or Overdue)
            return Decision.Nothing;

        var on = file.On ?? Today(c, now);
        if (on > Today(c, now))
            return Decision.Refuse(RejectionReason.FiledInFuture, on);
        if (on < LocalTime.DateIn(c.Submission.TimeZone, c.OpenedAt))
            return Decision.Refuse(RejectionReason.FiledBeforeOpened, on);
        if (c is { Phase: NeedsAction { Because: ReplyKind.IdentityCheck }, Filing: { } waiting })
            return IdentityGiven(c, waiting, on, file.Via, now);
        if (c.Phase is not (ReadyToFile or NeedsAction) && c.Filing is { } known && known.On == on && known.Reference == file.Reference)
            return Decision.Nothing;
        return Decision.Of(FiledOn(c, on, file.Reference, file.Via, now));
    }

    /// <summary>The request stands: only the days in which Meta waited do not count.</summary>
    private static Decision IdentityGiven(Case c, Filing filing, DateOnly on, Origin via, DateTimeOffset now)
    {
        if (filing.PausedOn is { } asked && on < asked)
            return Decision.Refuse(RejectionReason.ProofBeforeAsked, on, asked);
        var paused = filing with { PausedOn = null, PausedDays = filing.PausedDays + (filing.PausedOn is { } from ? on.DayNumber - from.DayNumber : 0) };
        return Decision.Of(new IdentityAnswered(now, on, paused with { Due = Due(c, paused) }, via));
    }

    private static DateOnly Due(Case c, Filing filing) => Deadline.For(Jurisdictions.For(c.Submission.Country), filing.On, filing.Extended, filing.PausedDays).Due;

    private static RequestFiled FiledOn(Case c, DateOnly on, string? reference, Origin via, DateTimeOffset now)
    {
        var deadline = Deadline.For(Jurisdictions.For(c.Submission.Country), on);
        return new RequestFiled(now, new Filing(on, reference, deadline.Due, deadline.Statutory), via);
    }

    private static Decision Logged(Case c, LogReply reply, DateTimeOffset now)
    {
        if (Blocked(c) is { } refusal)
            return refusal;

        var on = reply.On ?? Today(c, now);
        if (on > Today(c, now))
            return Decision.Refuse(RejectionReason.ReplyInFuture, on);
        // An answer to a request that is not said to be filed says so: what holds for that day holds for this one.
        if (c.Phase is ReadyToFile && on < LocalTime.DateIn(c.Submission.TimeZone, c.OpenedAt))
            return Decision.Refuse(RejectionReason.FiledBeforeOpened, on);
        if (c.Filing is { } filed && c.Phase is not ReadyToFile && on < filed.On)
            return Decision.Refuse(RejectionReason.ReplyBeforeFiled, on, filed.On);

        var logged = new ReplyLogged(now, reply.Kind, on, reply.Text, Exhibit.Numbered(reply.Files, c.Exhibits), reply.Via, reply.HeldMail, ExtendedTo(c, reply.Kind, on), reply.Because, reply.Sender, reply.Mail, AutomaticReplyLimit.Echoes(c, reply));

        // Meta often answers within seconds: whoever logs the answer has filed, said or not.
        return c.Phase is ReadyToFile
            ? Decision.Of(FiledOn(c, on, null, reply.Via, now), logged)
            : Decision.Of(logged);
    }

    private static DateOnly? ExtendedTo(Case c, ReplyKind kind, DateOnly on) =>
        kind == ReplyKind.Extension && c is { Filing: { ByLaw: true } filing } && on <= filing.Due
            && Due(c, filing with { Extended = true }) is var later && later > filing.Due
            ? later
            : null;

    private static Decision LetterSentOn(Case c, SendLetter letter, DateTimeOffset now)
    {
        // A refused case has ended, and can still be complained about.
        if (c.Phase is not Ended { How: ClosedReason.Refused } && Blocked(c) is { } refusal)
            return refusal;
        if (c.Filing is not { } filing)
            return Decision.RefuseNow(RejectionReason.FileFirst);

        var on = letter.On ?? Today(c, now);
        if (on > Today(c, now))
            return Decision.Refuse(RejectionReason.LetterInFuture, on);
        if (on < filing.On)
            return Decision.Refuse(RejectionReason.LetterBeforeFiled, on, filing.On);
        return c.LastLetter == new SentLetter(letter.Rung, on) ? Decision.Nothing : Decision.Of(new LetterSent(now, letter.Rung, on));
    }

    private static Decision Ticked(Case c, TickSettings tick, DateTimeOffset now)
    {
        if (c.Phase is AwaitingConfirmation)
            return ConfirmFirst;
        if (tick.Done.FirstOrDefault(id => Setting.All.All(setting => setting.Id != id)) is { } unknown)
            return Decision.Refuse(RejectionReason.NoSuchSetting, unknown);

        var before = c.Ticked ?? [];
        return Decision.Of(
        [
            .. tick.Done.Except(before).Select(id => new SettingTicked(now, id, true)),
            .. before.Except(tick.Done).Select(id => new SettingTicked(now, id, false)),
        ]);
    }

    private static Decision Added(Case c, AddEvidence add, DateTimeOffset now)
    {
        if (Blocked(c) is { } refusal)
            return refusal;
        if (add.Evidence.IsEmpty)
            return Decision.Refuse(RejectionReason.NoScreenshots);
        return c.Evidence.Length + add.Evidence.Length > MaxExhibits
            ? Decision.Refuse(RejectionReason.TooManyScreenshots, MaxExhibits, c.Evidence.Length)
            : Decision.Of(new EvidenceAdded(now, Exhibit.Numbered(add.Evidence, c.Exhibits)));
    }

    private static Decision Snoozed(Case c, Snooze snooze, DateTimeOffset now)
    {
        if (Blocked(c) is { } refusal)
            return refusal;
        return snooze.Days is >= MinSnooze and <= MaxSnooze
            ? Decision.Of(new NudgesSnoozed(now, now.AddDays(snooze.Days), snooze.Via))
            : Decision.Refuse(RejectionReason.SnoozeOutOfRange, MinSnooze, MaxSnooze);
    }

    private static Decision Stopped(Case c, Stop stop, DateTimeOffset now) => c.Phase switch
    {
        // On its page it is the mailbox's owner who takes it back, perhaps to write another; by mail they want to hear nothing of it.
        AwaitingConfirmation when stop.Via == Origin.Page => Decision.Of(new CaseErased(now)),
        AwaitingConfirmation => Decision.Of(new SubmissionExpired(now)),
        NeedsAction => Decision.Of(new CaseClosed(now, stop.Via)),
        Ended => Decision.Nothing,
        _ => Decision.Of(new CaseStopped(now, stop.Via)),
    };

    private static Decision ErasureAsked(Case c, RequestErasure asked, DateTimeOffset now)
    {
        if (c.Phase is AwaitingConfirmation)
            return Decision.RefuseNow(RejectionReason.EraseUnconfirmed, DaysToConfirm);
        if (c.Outbox.Any(mail => mail.Mail.Kind == MailKind.EraseLink) || AutomaticReplyLimit.HoldsTheLink(asked))
            return Decision.Nothing;
        return asked.Via == Origin.Mail && AutomaticReplyLimit.AreUsedUp(c)
            ? Decision.RefuseNow(RejectionReason.EraseLinkHeldBack, AutomaticReplyLimit.MaxInARow)
            : Decision.Of(new ErasureRequested(now, asked.Via));
    }

    private static Decision Held(Case c, HoldMail hold, DateTimeOffset now)
    {
        if (c.Held.Any(mail => mail.Id == hold.Mail.Id))
            return Decision.Nothing;
        return c.Held.Length >= MaxHeld
            ? Decision.RefuseNow(RejectionReason.TooManyHeld, MaxHeld)
            : Decision.Of(new MailHeld(now, hold.Mail, hold.Text));
    }

    private static Decision? Blocked(Case c) => c.Phase switch
    {
        AwaitingConfirmation => ConfirmFirst,
        Ended => ReopenFirst,
        _ => null,
    };

    private static bool Awaits(Case c, EmailId mail) =>
        c.Outbox.Any(due => due.Mail == mail)
        || (mail.IsNudge && c.IsOpen && c.Phase is not AwaitingConfirmation && mail.Number == c.Nudging.Sent + 1)
        || (mail.Kind == MailKind.SettingsNudge && c.IsOpen && !c.SettingsAsked)
        || (mail.Kind == MailKind.ComplaintLapses && mail.Number == (c.Lapse?.Warnings ?? 0) + 1 && Complaints.LapseOf(c) is { } lapse && lapse != c.Lapse?.Warned);

    private static MailFailed Failed(Case c, RecordMailFailed failed, DateTimeOffset now)
    {
        var before = c.Outbox.FirstOrDefault(due => due.Mail == failed.Mail) ?? new OutboxEntry(failed.Mail, now);
        var pause = Retries.Pause(before.Failures + 1, before.Refusals + (failed.Permanent ? 1 : 0), failed.Permanent, failed.RetryAfter);
        return new MailFailed(now, failed.Mail, failed.Reason, failed.Permanent, now + pause);
    }

    /// <summary>A delivery is worth a word once; what silences a case changes nothing where it is silent already.</summary>
    private static Decision Fated(Case c, RecordDeliveryStatus known, DateTimeOffset now) =>
        known.Fate.Suppresses() && c.Silence is not null ? Decision.Nothing : Decision.Of(new DeliveryStatusKnown(now, known.Mail, known.Fate, known.Reason));
}
