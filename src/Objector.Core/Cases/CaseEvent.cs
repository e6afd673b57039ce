using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Objector.Core.InboundEmail;

namespace Objector.Core.Cases;

/// <summary>Something that happened to a case. Stored for good: a field may be added, none renamed or removed.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type", UnknownDerivedTypeHandling = JsonUnknownDerivedTypeHandling.FailSerialization)]
[JsonDerivedType(typeof(CaseOpened), "CaseOpened")]
[JsonDerivedType(typeof(AddressConfirmed), "AddressConfirmed")]
[JsonDerivedType(typeof(RequestFiled), "RequestFiled")]
[JsonDerivedType(typeof(DeadlinePassed), "DeadlinePassed")]
[JsonDerivedType(typeof(ReplyLogged), "ReplyLogged")]
[JsonDerivedType(typeof(EvidenceAdded), "EvidenceAdded")]
[JsonDerivedType(typeof(NudgesSnoozed), "NudgesSnoozed")]
[JsonDerivedType(typeof(CaseStopped), "CaseStopped")]
[JsonDerivedType(typeof(CaseClosed), "CaseClosed")]
[JsonDerivedType(typeof(CaseReopened), "CaseReopened")]
[JsonDerivedType(typeof(CaseFellDormant), "CaseFellDormant")]
[JsonDerivedType(typeof(MailSent), "MailSent")]
[JsonDerivedType(typeof(MailFailed), "MailFailed")]
[JsonDerivedType(typeof(DeliveryStatusKnown), "MailFateKnown")]
[JsonDerivedType(typeof(IdentityAnswered), "IdentityAnswered")]
[JsonDerivedType(typeof(LetterSent), "LetterSent")]
[JsonDerivedType(typeof(SettingTicked), "SettingTicked")]
[JsonDerivedType(typeof(StatisticsChosen), "StatisticsChosen")]
[JsonDerivedType(typeof(ComplaintWindowClosed), "ComplaintWindowClosed")]
[JsonDerivedType(typeof(StepUndone), "StepUndone")]
[JsonDerivedType(typeof(MailErased), "MailErased")]
[JsonDerivedType(typeof(MailHeld), "MailHeld")]
[JsonDerivedType(typeof(HeldMailDiscarded), "HeldMailDiscarded")]
[JsonDerivedType(typeof(ErasureRequested), "ErasureRequested")]
[JsonDerivedType(typeof(SubmissionExpired), "SubmissionExpired")]
[JsonDerivedType(typeof(CaseErased), "CaseErased")]
[JsonDerivedType(typeof(RetentionEnded), "RetentionEnded")]
public abstract record CaseEvent(DateTimeOffset At);

public sealed record CaseOpened(DateTimeOffset At, CaseId Id, Submission Submission, ImmutableArray<Exhibit> Evidence) : CaseEvent(At);

public sealed record AddressConfirmed(DateTimeOffset At) : CaseEvent(At);

public sealed record RequestFiled(DateTimeOffset At, Filing Filing, Origin Via) : CaseEvent(At);

public sealed record DeadlinePassed(DateTimeOffset At) : CaseEvent(At);

/// <param name="Files">Screenshots that came with the reply.</param>
/// <param name="HeldMail">The held mail that this reply was, if it was one.</param>
/// <param name="ExtendedTo">The new last day, where the reply extends the deadline.</param>
/// <param name="Because">Why it was read as it was; null where the person said what it is.</param>
/// <param name="Mail">The name of the archived mail that it came in; null where it came otherwise.</param>
/// <param name="Sender">Whether Meta wrote it, as far as can be told; null where nobody looked.</param>
/// <param name="Echoed">Whether a mail to the person says so.</param>
public sealed record ReplyLogged(
    DateTimeOffset At,
    ReplyKind Kind,
    DateOnly ReceivedOn,
    string Text,
    ImmutableArray<Exhibit> Files,
    Origin Via,
    string? HeldMail,
    DateOnly? ExtendedTo,
    ImmutableArray<string>? Because = null,
    string? Sender = null,
    string? Mail = null,
    bool Echoed = true) : CaseEvent(At);

/// <summary>Meta got the proof of identity it had asked for: its clock runs on.</summary>
/// <param name="Filing">With the days that do not count, and the new last day.</param>
public sealed record IdentityAnswered(DateTimeOffset At, DateOnly On, Filing Filing, Origin Via) : CaseEvent(At);

/// <summary>The person sent a letter of the ladder.</summary>
public sealed record LetterSent(DateTimeOffset At, EscalationStep Rung, DateOnly On) : CaseEvent(At);

/// <param name="Setting">The id of a setting in the facts.</param>
/// <param name="Done">False: the tick was taken back.</param>
public sealed record SettingTicked(DateTimeOffset At, string Setting, bool Done) : CaseEvent(At);

/// <param name="Counted">Whether the person lets the case be counted in the scoreboard.</param>
public sealed record StatisticsChosen(DateTimeOffset At, bool Counted) : CaseEvent(At);

/// <summary>The filing or the reply that was logged last was taken back.</summary>
/// <param name="What">Which: the event's <see cref="StoredName"/>, <c>ReplyLogged</c> or <see cref="Filing"/>.</param>
public sealed record StepUndone(DateTimeOffset At, string What, Origin Via) : CaseEvent(At)
{
    public const string Filing = "RequestFiled";
}

/// <summary>The owner had a mail that came in erased; that it was there is kept.</summary>
/// <param name="Mail">The archived mail's name.</param>
public sealed record MailErased(DateTimeOffset At, string Mail) : CaseEvent(At);

/// <param name="On">The last day on which a complaint was in time.</param>
public sealed record ComplaintWindowClosed(DateTimeOffset At, DateOnly On) : CaseEvent(At);

public sealed record EvidenceAdded(DateTimeOffset At, ImmutableArray<Exhibit> Evidence) : CaseEvent(At);

public sealed record NudgesSnoozed(DateTimeOffset At, DateTimeOffset Until, Origin Via) : CaseEvent(At);

public sealed record CaseStopped(DateTimeOffset At, Origin Via) : CaseEvent(At);

public sealed record CaseClosed(DateTimeOffset At, Origin Via) : CaseEvent(At);

public sealed record CaseReopened(DateTimeOffset At) : CaseEvent(At);

public sealed record CaseFellDormant(DateTimeOffset At) : CaseEvent(At);

public sealed record MailSent(DateTimeOffset At, EmailId Mail, string MessageId) : CaseEvent(At);

/// <param name="Reason">In the mail server's words.</param>
/// <param name="RetryAt">Null: given up.</param>
public sealed record MailFailed(DateTimeOffset At, EmailId Mail, string Reason, bool Permanent, DateTimeOffset? RetryAt) : CaseEvent(At);

/// <param name="Mail">The mail's <see cref="EmailId.Key"/>.</param>
/// <param name="Reason">In the words of the mailbox's server; may be empty.</param>
public sealed record DeliveryStatusKnown(DateTimeOffset At, string Mail, DeliveryStatus Fate, string Reason) : CaseEvent(At);

public sealed record MailHeld(DateTimeOffset At, HeldMail Mail, string Text) : CaseEvent(At);

public sealed record HeldMailDiscarded(DateTimeOffset At, string HeldMail) : CaseEvent(At);

public sealed record ErasureRequested(DateTimeOffset At, Origin Via = Origin.Page) : CaseEvent(At);

public sealed record SubmissionExpired(DateTimeOffset At) : CaseEvent(At);

public sealed record CaseErased(DateTimeOffset At) : CaseEvent(At);

/// <summary>The case had ended, and was kept for as long as cases are.</summary>
public sealed record RetentionEnded(DateTimeOffset At) : CaseEvent(At);

/// <summary>By which door the person came.</summary>
public enum Origin
{
    [JsonStringEnumMemberName("page")] Page,
    [JsonStringEnumMemberName("mail")] Mail,

    /// <summary>The one-click link that a mail program offers (RFC 8058).</summary>
    [JsonStringEnumMemberName("unsubscribe")] Unsubscribe,
}
