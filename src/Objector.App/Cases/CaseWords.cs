using Objector.Core.Cases;
using Objector.Core.Replies;
using Objector.Core.Rights;
using static Objector.Core.Cases.Phase;

namespace Objector.App.Cases;

/// <summary>Where a case stands, in words for the person, in the current language.</summary>
public static class CaseWords
{
    public static string Headline(Case c) => c.Phase switch
    {
        AwaitingConfirmation => Words.Case["headline.AwaitingConfirmation"],
        ReadyToFile => Words.Case["headline.ReadyToFile"],
        AwaitingReply => c.Filing!.ByLaw ? Words.Case["headline.AwaitingReply.byLaw", c.Filing.Due] : Words.Case["headline.AwaitingReply.noLaw", c.Filing.On],
        Overdue => Words.Case["headline.Overdue", c.Filing!.Due],
        NeedsAction phase => Words.Case[$"headline.NeedsAction.{Turn(phase.Because)}"],
        Ended { How: CaseEnd.Granted } when c.LastReply?.Kind == ReplyKind.ApprovedInPart => Words.Case["headline.GrantedInPart"],
        Ended phase => Words.Case[$"headline.{phase.How}"],
        Leaving => Words.Case["headline.Leaving"],
        _ => throw new ArgumentOutOfRangeException(nameof(c), c.Status, "No words for this."),
    };

    public static string Next(Case c) => (c.Phase, c.LastLetter?.Rung) switch
    {
        (AwaitingConfirmation, _) => Words.Case["next.AwaitingConfirmation", CaseDecider.DaysToConfirm],
        (ReadyToFile, _) => Words.Case["next.ReadyToFile"],
        (AwaitingReply, _) => Words.Case["next.AwaitingReply"],
        (Overdue, null) => Words.Case["next.Overdue"],
        (Overdue, Rung.Complaint) => Words.Case["next.Overdue.complaint"],
        (Overdue, _) => Words.Case["next.Overdue.letter"],
        (NeedsAction phase, _) => Words.Case[$"next.NeedsAction.{Turn(phase.Because)}"],
        (Ended { How: CaseEnd.Granted }, _) => Words.Case["next.Granted"],
        (Ended { How: CaseEnd.Refused }, Rung.Complaint) => Words.Case["next.Refused.complaint"],
        (Ended { How: CaseEnd.Refused }, _) => Words.Case["next.Refused"],
        (Ended, _) => Words.Case["next.Ended"],
        _ => Words.Case["next.Leaving"],
    };

    public static string Of(RequestKind kind) => Words.Case[$"kind.{kind}"];

    /// <summary>A sentence about Meta, without its full stop.</summary>
    public static string Of(ReplyKind kind) => In(Language.Current, kind);

    /// <inheritdoc cref="Of(ReplyKind)"/>
    public static string In(Language language, ReplyKind kind) => Words.Case.In(language, $"reply.{kind}");

    public static string Of(Rung rung) => Words.Case[$"rung.{rung}"];

    public static string Of(Grievance grievance) => Words.Case[$"grievance.{grievance}"];

    public static string Of(Silence silence)
    {
        var words = silence.Fate == MailFate.SpamReport ? Words.Case["silence.spam"] : Words.Case["silence.back"];
        return silence.Fate == MailFate.SpamReport || silence.Reason.Length == 0 ? words : $"{words} {Words.Case["silence.reason", silence.Reason]}";
    }

    /// <summary>The last part of the key: only these answers ask for something of their own.</summary>
    private static string Turn(ReplyKind because) =>
        because is ReplyKind.MoreEvidence or ReplyKind.IdentityCheck or ReplyKind.SelfService or ReplyKind.WrongChannel ? because.ToString() : "answered";
}
