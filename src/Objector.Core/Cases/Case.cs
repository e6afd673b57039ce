using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Objector.Core.InboundEmail;

namespace Objector.Core.Cases;

/// <summary>
/// A case as its events left it: what is needed to decide and to know when to look again. It does not grow with its history; the
/// texts of replies stay in their events.
/// </summary>
/// <param name="Evidence">What goes to Meta with the request; files that came with replies are not in it.</param>
/// <param name="Filing">Null until the request was handed to Meta.</param>
/// <param name="Outbox">Mails that are due and have not left yet.</param>
/// <param name="Queued">How many mails were ever put into the outbox: numbers the next one.</param>
/// <param name="Exhibits">How many files were ever stored: numbers the next one.</param>
/// <param name="Held">Mails that wait for the owner's decision.</param>
/// <param name="Silence">Why no more nudges are sent; null where they are.</param>
/// <param name="LastLetter">The last letter of the ladder that the person sent; null where none.</param>
/// <param name="Ticked">The settings of Meta's that the person has dealt with; null where none.</param>
/// <param name="SettingsAsked">Whether we have asked about the settings that are left: we ask once.</param>
/// <param name="Lapse">What the person was told of the end of the time for a complaint.</param>
/// <param name="SoftBounces">Mails that the mailbox refused for now, since one arrived.</param>
/// <param name="Undo">Where the case stood before what was logged last; null where that cannot be taken back (any more).</param>
/// <param name="AnswersInARow">Mails that came in and were answered by themselves, since we last wrote of our own accord.</param>
public sealed record Case(
    CaseId Id,
    Submission Submission,
    DateTimeOffset OpenedAt,
    Phase Phase,
    ImmutableArray<Exhibit> Evidence,
    Filing? Filing,
    LastReply? LastReply,
    NudgeState Nudging,
    ImmutableArray<OutboxEntry> Outbox,
    int Queued,
    int Exhibits,
    ImmutableArray<HeldMail> Held,
    Suppression? Silence = null,
    SentLetter? LastLetter = null,
    ImmutableArray<string>? Ticked = null,
    bool SettingsAsked = false,
    ComplaintDeadlineWarning? Lapse = null,
    UndoPoint? Undo = null,
    int SoftBounces = 0,
    int AnswersInARow = 0)
{
    /// <summary>The word for the phase that the outside relies on.</summary>
    [JsonIgnore]
    public string Status => Phase.Status;

    [JsonIgnore]
    public bool IsOpen => Phase is not (Phase.Ended or Phase.Leaving);
}

/// <summary>Where a case stands.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "is")]
[JsonDerivedType(typeof(AwaitingConfirmation), "awaitingConfirmation")]
[JsonDerivedType(typeof(ReadyToFile), "readyToFile")]
[JsonDerivedType(typeof(AwaitingReply), "awaitingReply")]
[JsonDerivedType(typeof(Overdue), "overdue")]
[JsonDerivedType(typeof(NeedsAction), "needsAction")]
[JsonDerivedType(typeof(Ended), "ended")]
[JsonDerivedType(typeof(Leaving), "leaving")]
public abstract record Phase(DateTimeOffset Since)
{
    [JsonIgnore]
    public abstract string Status { get; }

    public sealed record AwaitingConfirmation(DateTimeOffset Since) : Phase(Since)
    {
        public override string Status => "AwaitingConfirmation";
    }

    public sealed record ReadyToFile(DateTimeOffset Since) : Phase(Since)
    {
        public override string Status => "ReadyToFile";
    }

    public sealed record AwaitingReply(DateTimeOffset Since) : Phase(Since)
    {
        public override string Status => "AwaitingReply";
    }

    public sealed record Overdue(DateTimeOffset Since) : Phase(Since)
    {
        public override string Status => "Overdue";
    }

    /// <summary>Meta answered, and it is the person's turn.</summary>
    public sealed record NeedsAction(DateTimeOffset Since, ReplyKind Because) : Phase(Since)
    {
        public override string Status => "NeedsAction";
    }

    /// <summary>Unless the person reopens it, it is kept for a while and then deleted.</summary>
    public sealed record Ended(DateTimeOffset Since, ClosedReason How) : Phase(Since)
    {
        public override string Status => StoredName.Word(How);
    }

    /// <summary>On its way out of storage: nobody sees it any more.</summary>
    public sealed record Leaving(DateTimeOffset Since, DeletionReason Why) : Phase(Since)
    {
        public override string Status => StoredName.Word(Why);
    }
}

public enum ClosedReason
{
    [JsonStringEnumMemberName("granted")] Granted,
    [JsonStringEnumMemberName("refused")] Refused,

    /// <summary>The person is done, after an answer of Meta's.</summary>
    [JsonStringEnumMemberName("closed")] Closed,

    /// <summary>The person is done, before any answer.</summary>
    [JsonStringEnumMemberName("stopped")] Stopped,

    /// <summary>Nobody answered the nudges.</summary>
    [JsonStringEnumMemberName("dormant")] Dormant,
}

public enum DeletionReason
{
    /// <summary>The address was not confirmed in time.</summary>
    [JsonStringEnumMemberName("expired")] Expired,
    [JsonStringEnumMemberName("erased")] Erased,

    /// <summary>It had ended, and its time in storage is over.</summary>
    [JsonStringEnumMemberName("outlived")] Outlived,
}

/// <param name="Reason">In the words of the mailbox's server; may be empty.</param>
public sealed record Suppression(DeliveryStatus Fate, string Reason);

/// <summary>The request was handed to Meta.</summary>
/// <param name="On">The day, where the person lives.</param>
/// <param name="Reference">Meta's number for it, where there is one.</param>
/// <param name="Due">The last day on which an answer is in time.</param>
/// <param name="ByLaw">Whether a law sets that day.</param>
/// <param name="Extended">Whether Meta said in time that it takes longer.</param>
/// <param name="PausedDays">Days that do not count, because Meta waited for proof of identity.</param>
/// <param name="PausedOn">The day on which it asked for it; null where it does not wait.</param>
public sealed record Filing(DateOnly On, string? Reference, DateOnly Due, bool ByLaw, bool Extended = false, int PausedDays = 0, DateOnly? PausedOn = null);

/// <param name="At">When the step was taken that can be taken back.</param>
/// <param name="What">The step, as of <see cref="StepUndone"/>.</param>
/// <param name="Held">The held mail that became the reply; it waits again.</param>
public sealed record UndoPoint(DateTimeOffset At, string What, Phase Phase, Filing? Filing, LastReply? LastReply, HeldMail? Held = null);

/// <param name="On">The day on which it went to Meta or the authority.</param>
public sealed record SentLetter(EscalationStep Rung, DateOnly On);

/// <param name="Warned">The last day for a complaint that we warned of.</param>
/// <param name="Warnings">How many such mails were sent: numbers the next one.</param>
/// <param name="Passed">The last day that has passed without a complaint.</param>
public sealed record ComplaintDeadlineWarning(DateOnly? Warned, int Warnings, DateOnly? Passed);

/// <param name="Excerpt">The first <see cref="MaxExcerpt"/> characters of the text.</param>
public sealed record LastReply(ReplyKind Kind, DateOnly On, string Excerpt)
{
    public const int MaxExcerpt = 500;
}

/// <param name="Sent">Nudges ever sent: numbers the next one.</param>
/// <param name="InRound">Nudges since the case was confirmed or reopened: the budget of <see cref="Cadence.MaxNudges"/>.</param>
/// <param name="InPhase">Nudges since the phase began.</param>
public sealed record NudgeState(int Sent, int InRound, int InPhase, DateTimeOffset? LastAt, DateTimeOffset? SnoozedUntil)
{
    public static readonly NudgeState None = new(0, 0, 0, null, null);
}

/// <param name="NotBefore">The instant of the next try.</param>
/// <param name="Failures">Tries so far.</param>
/// <param name="Refusals">Tries that the receiving server refused for good.</param>
/// <param name="LastError">What the mail server said last.</param>
/// <param name="CameBack">A server took it and its mailbox did not: until <paramref name="NotBefore"/>, word of a try is word of that one.</param>
/// <param name="Answers">Whether it answers a mail that came in.</param>
public sealed record OutboxEntry(EmailId Mail, DateTimeOffset NotBefore, int Failures = 0, int Refusals = 0, string? LastError = null, bool CameBack = false, bool Answers = false);

/// <summary>A mail that reached the case but not from its owner, or that a machine wrote.</summary>
/// <param name="Id">SHA-256 of the raw mail, lower-case hex.</param>
/// <param name="Sender">Whether Meta wrote it, as far as can be told.</param>
/// <param name="Because">Why its words are read as they are.</param>
public sealed record HeldMail(string Id, string From, string Subject, string Why, DateTimeOffset At, string? Sender = null, ImmutableArray<string>? Because = null);
