using Objector.Core.Cases;
using Objector.Core.Replies;
using Objector.Core.Rights;
using static Objector.Core.Cases.Phase;

namespace Objector.App.Cases;

/// <summary>Where a case stands, in words for the person.</summary>
public static class CaseWords
{
    public static string Date(DateOnly day) => Say.Day(day);

    public static string Date(DateTimeOffset at, string zone) => Say.Day(at, zone);

    public static string Headline(Case c) => c.Phase switch
    {
        AwaitingConfirmation => "Confirm your address, and we draft your request.",
        ReadyToFile => "Your request is ready to file with Meta.",
        AwaitingReply => c.Filing!.ByLaw
            ? $"Meta has until {Date(c.Filing.Due)} to answer."
            : $"Meta has your request since {Date(c.Filing.On)}.",
        Overdue => $"Meta is late: an answer was due by {Date(c.Filing!.Due)}.",
        NeedsAction phase => $"Meta answered: {Of(phase.Because)}. It is your turn.",
        Ended { How: CaseEnd.Granted } => c.LastReply?.Kind == ReplyKind.ApprovedInPart
            ? "Meta granted your request in part."
            : "Meta granted your request.",
        Ended { How: CaseEnd.Refused } => "Meta refused your request.",
        Ended { How: CaseEnd.Closed } => "You closed this case.",
        Ended { How: CaseEnd.Stopped } => "You stopped this case. No more mails will come.",
        Ended { How: CaseEnd.Dormant } => "This case is dormant. No more mails will come.",
        Leaving => "This case is being deleted.",
        _ => throw new ArgumentOutOfRangeException(nameof(c), c.Status, "No words for this."),
    };

    public static string Next(Case c) => c.Phase switch
    {
        AwaitingConfirmation => $"Press the button below. If nobody does within {CaseDecider.DaysToConfirm} days, everything is deleted.",
        ReadyToFile => "Follow the steps below; each text is ready to paste. Then come back and say that you have filed it: from then on we count the days.",
        AwaitingReply => "Log Meta's answer as soon as it comes: answer or forward it to the reply address, or use the form below. An automatic receipt is not an answer.",
        Overdue => c.LastLetter?.Rung switch
        {
            null => "Send Meta the reminder below, through the same form or by post.",
            Rung.Complaint => "The authority has your complaint. Log what Meta or the authority answers.",
            _ => "Meta has had its time to answer your letter, or has it still. If it stays silent, go one letter further.",
        },
        NeedsAction phase => NextAfter(phase.Because),
        Ended { How: CaseEnd.Granted } => "Keep Meta's mail. What it says about one account says nothing about another.",
        Ended { How: CaseEnd.Refused } when c.LastLetter?.Rung == Rung.Complaint => "The authority has your complaint. Reopen the case to log what it or Meta answers.",
        Ended { How: CaseEnd.Refused } => "You can contest it: write the admonition, or complain to the authority; or reopen the case to send more evidence.",
        Ended => "You can reopen it at any time.",
        _ => "Nothing is left to do.",
    };

    public static string Of(RequestKind kind) => kind switch
    {
        RequestKind.Object => "Objection",
        RequestKind.Access => "Access",
        RequestKind.Correct => "Correction",
        RequestKind.Delete => "Deletion",
        RequestKind.Concern => "Concern about an AI answer",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No words for this."),
    };

    public static string Of(ReplyKind kind) => kind switch
    {
        ReplyKind.Acknowledgement => "it has received the request",
        ReplyKind.MoreEvidence => "it wants more evidence",
        ReplyKind.IdentityCheck => "it wants proof of who you are",
        ReplyKind.Extension => "it takes more time",
        ReplyKind.Approved => "it grants the request",
        ReplyKind.ApprovedInPart => "it grants the request in part",
        ReplyKind.Refused => "it refuses the request",
        ReplyKind.SelfService => "it points to its own tools",
        ReplyKind.WrongChannel => "it says this was the wrong form or region",
        ReplyKind.Other => "it wrote something else",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No words for this."),
    };

    public static string Of(Rung rung) => rung switch
    {
        Rung.Reminder => "Reminder to Meta",
        Rung.Admonition => "Admonition to Meta",
        Rung.Complaint => "Complaint to the authority",
        _ => throw new ArgumentOutOfRangeException(nameof(rung), rung, "No words for this."),
    };

    public static string Of(Grievance grievance) => grievance switch
    {
        Grievance.NoAnswer => "It did not answer in time",
        Grievance.EvidenceDemanded => "It wants prompts and screenshots before it does anything",
        Grievance.IdentityOverAsked => "It wants more proof of who I am than it needs",
        Grievance.RefusedWithoutReasons => "It refused without good reasons",
        Grievance.WrongRight => "It answered something else than I asked",
        Grievance.SelfService => "It only pointed me to its own tools",
        _ => throw new ArgumentOutOfRangeException(nameof(grievance), grievance, "No words for this."),
    };

    public static string Of(Silence silence) => silence.Fate == MailFate.SpamReport
        ? "Our mail was reported as spam, so we send no more reminders. Look here for yourself; what you log still counts."
        : $"Our mails to you come back{(silence.Reason.Length > 0 ? $" ({silence.Reason})" : "")}, so we send no more reminders. Look here for yourself; what you log still counts.";

    private static string NextAfter(ReplyKind kind) => kind switch
    {
        ReplyKind.MoreEvidence => "Add screenshots that show your data in an AI answer; we draft the request again with them.",
        ReplyKind.IdentityCheck => "If it has no good reason to doubt who you are, the admonition says so. Else show no more than is needed: black out everything but name and address. Then say that you have filed it: the days in between may not count.",
        ReplyKind.SelfService => "If Meta's own tools are not what you asked for, say so and file it again; else close the case.",
        ReplyKind.WrongChannel => "File it through the other channel below, then say that you have filed it.",
        _ => "Read what Meta wrote. Log it again under a better name, add evidence, file again, or close the case.",
    };
}
