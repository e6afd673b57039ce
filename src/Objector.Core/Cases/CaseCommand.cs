using System.Collections.Immutable;
using Objector.Core.InboundEmail;

namespace Objector.Core.Cases;

/// <summary>Something that somebody, or the clock, asks of a case.</summary>
public abstract record CaseCommand
{
    private CaseCommand()
    {
    }

    public sealed record Open(CaseId Id, Submission Submission, ImmutableArray<Exhibit> Evidence) : CaseCommand;

    public sealed record Confirm : CaseCommand;

    /// <param name="On">The day on which Meta got it; null for today.</param>
    public sealed record FileRequest(DateOnly? On, string? Reference, Origin Via) : CaseCommand;

    /// <param name="On">The day on which the reply came; null for today.</param>
    /// <param name="Thread">By mail: the <see cref="EmailId.Key"/>s of the mails of ours that it answers, directly or further up.</param>
    public sealed record LogReply(
        ReplyKind Kind,
        DateOnly? On,
        string Text,
        ImmutableArray<Exhibit> Files,
        Origin Via,
        string? HeldMail = null,
        ImmutableArray<string>? Because = null,
        string? Sender = null,
        string? Mail = null,
        ImmutableArray<string>? Thread = null) : CaseCommand;

    /// <param name="On">The day on which it was sent; null for today.</param>
    public sealed record SendLetter(EscalationStep Rung, DateOnly? On) : CaseCommand;

    /// <param name="Done">The settings that are ticked; all others are not.</param>
    public sealed record TickSettings(ImmutableArray<string> Done) : CaseCommand;

    /// <param name="Counted">Whether the case may be counted in the scoreboard.</param>
    public sealed record ChooseStatistics(bool Counted) : CaseCommand;

    public sealed record CloseComplaintWindow : CaseCommand;

    public sealed record Undo(Origin Via) : CaseCommand;

    /// <param name="Mail">The archived mail's name, as an event of the case gives it.</param>
    public sealed record EraseMail(string Mail) : CaseCommand;

    public sealed record AddEvidence(ImmutableArray<Exhibit> Evidence) : CaseCommand;

    /// <param name="Days">1 to 365.</param>
    public sealed record Snooze(int Days, Origin Via) : CaseCommand;

    public sealed record Stop(Origin Via) : CaseCommand;

    public sealed record Reopen : CaseCommand;

    /// <param name="Thread">As of <see cref="LogReply"/>.</param>
    public sealed record RequestErasure(Origin Via, ImmutableArray<string>? Thread = null) : CaseCommand;

    public sealed record Erase : CaseCommand;

    public sealed record HoldMail(HeldMail Mail, string Text) : CaseCommand;

    public sealed record DiscardHeldMail(string Id) : CaseCommand;

    public sealed record RecordMailSent(EmailId Mail, string MessageId) : CaseCommand;

    /// <param name="RetryAfter">How long the mail server asks to be left alone.</param>
    public sealed record RecordMailFailed(EmailId Mail, string Reason, bool Permanent, TimeSpan? RetryAfter = null) : CaseCommand;

    /// <param name="Mail">The mail's <see cref="EmailId.Key"/>.</param>
    public sealed record RecordDeliveryStatus(string Mail, DeliveryStatus Fate, string Reason) : CaseCommand;

    public sealed record PassDeadline : CaseCommand;

    public sealed record FallDormant : CaseCommand;

    public sealed record Expire : CaseCommand;

    public sealed record EndRetention : CaseCommand;
}

/// <summary>What a command comes to: events, none where all is so already, or a refusal with a sentence for the person.</summary>
public abstract record Decision
{
    private Decision()
    {
    }

    public sealed record Accepted(ImmutableArray<CaseEvent> Events) : Decision;

    /// <param name="Values">What goes with it, see <see cref="RejectionReason"/>.</param>
    /// <param name="NotNow">Whether the case's state stands against it, not what was asked.</param>
    public sealed record Refused(RejectionReason Why, ImmutableArray<object> Values, bool NotNow) : Decision;

    public static readonly Decision Nothing = new Accepted([]);

    public static Decision Of(params ReadOnlySpan<CaseEvent> events) => new Accepted([.. events]);

    public static Decision Refuse(RejectionReason why, params ImmutableArray<object> values) => new Refused(why, values, NotNow: false);

    public static Decision RefuseNow(RejectionReason why, params ImmutableArray<object> values) => new Refused(why, values, NotNow: true);
}
