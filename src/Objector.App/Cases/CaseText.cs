using Objector.Core.Cases;
using Objector.Core.InboundEmail;
using Objector.Core.Law;
using static Objector.Core.Cases.Phase;

namespace Objector.App.Cases;

/// <summary>Where a case stands, in words for the person, in the current language.</summary>
public static class CaseText
{
    public static string Headline(Case c) => c.Phase switch
    {
        AwaitingConfirmation => Texts.Case["headline.AwaitingConfirmation"],
        ReadyToFile => Texts.Case["headline.ReadyToFile"],
        AwaitingReply => c.Filing!.ByLaw ? Texts.Case["headline.AwaitingReply.byLaw", c.Filing.Due] : Texts.Case["headline.AwaitingReply.noLaw", c.Filing.On],
        Overdue => Texts.Case["headline.Overdue", c.Filing!.Due],
        NeedsAction phase => Texts.Case[$"headline.NeedsAction.{Turn(phase.Because)}"],
        Ended { How: ClosedReason.Granted } when c.LastReply?.Kind == ReplyKind.ApprovedInPart => Texts.Case["headline.GrantedInPart"],
        Ended phase => Texts.Case[$"headline.{phase.How}"],
        Leaving => Texts.Case["headline.Leaving"],
        _ => throw new ArgumentOutOfRangeException(nameof(c), c.Status, "No words for this."),
    };

    public static string Next(Case c) => (c.Phase, c.LastLetter?.Rung) switch
    {
        (AwaitingConfirmation, _) => Texts.Case["next.AwaitingConfirmation", CaseDecider.DaysToConfirm],
        (ReadyToFile, _) => Texts.Case["next.ReadyToFile"],
        (AwaitingReply, _) => Texts.Case["next.AwaitingReply"],
        (Overdue, null) => Texts.Case["next.Overdue"],
        (Overdue, EscalationStep.Complaint) => Texts.Case["next.Overdue.complaint"],
        (Overdue, _) => Texts.Case["next.Overdue.letter"],
        (NeedsAction phase, _) => Texts.Case[$"next.NeedsAction.{Turn(phase.Because)}"],
        (Ended { How: ClosedReason.Granted }, _) => Texts.Case["next.Granted"],
        (Ended { How: ClosedReason.Refused }, EscalationStep.Complaint) => Texts.Case["next.Refused.complaint"],
        (Ended { How: ClosedReason.Refused }, _) => Texts.Case["next.Refused"],
        (Ended, _) => Texts.Case["next.Ended"],
        _ => Texts.Case["next.Leaving"],
    };

    public static string Of(RequestKind kind) => Texts.Case[$"kind.{kind}"];

    /// <summary>A sentence about Meta, without its full stop.</summary>
    public static string Of(ReplyKind kind) => In(Language.Current, kind);

    /// <inheritdoc cref="Of(ReplyKind)"/>
    public static string In(Language language, ReplyKind kind) => Texts.Case.In(language, $"reply.{kind}");

    public static string Of(EscalationStep rung) => Texts.Case[$"rung.{rung}"];

    public static string Of(Grievance grievance) => Texts.Case[$"grievance.{grievance}"];

    public static string Of(Suppression silence)
    {
        var words = silence.Fate == DeliveryStatus.SpamReport ? Texts.Case["silence.spam"] : Texts.Case["silence.back"];
        return silence.Fate == DeliveryStatus.SpamReport || silence.Reason.Length == 0 ? words : $"{words} {Texts.Case["silence.reason", silence.Reason]}";
    }

    /// <summary>The last part of the key: only these answers ask for something of their own.</summary>
    private static string Turn(ReplyKind because) =>
        because is ReplyKind.MoreEvidence or ReplyKind.IdentityCheck or ReplyKind.SelfService or ReplyKind.WrongChannel ? because.ToString() : "answered";
}
