using Objector.Core.Cases;
using Objector.Core.InboundEmail;
using static Objector.Core.Cases.Phase;

namespace Objector.App.Cases;

/// <summary>The one thing to do next.</summary>
public enum MainAction
{
    None,
    Confirm,

    /// <summary>Say what a mail is that waits.</summary>
    Decide,
    File,
    LogReply,

    /// <summary>Write the next letter of the ladder.</summary>
    Letter,
    AddEvidence,

    /// <summary>Say that Meta has got the proof of identity.</summary>
    SayFiled,
    FileElsewhere,
    Reopen,
    Download,
}

/// <summary>What the person can do with a case now.</summary>
public static class CaseActions
{
    /// <returns>The routes of the commands that make sense.</returns>
    public static IReadOnlySet<string> Possible(Case c) => (c.Undo is null ? Commands(c) : [.. Commands(c), "undo"]).Append("statistics").ToHashSet();

    public static MainAction Main(Case c) => c.Phase switch
    {
        AwaitingConfirmation => MainAction.Confirm,
        Leaving => MainAction.None,
        Ended { How: ClosedReason.Granted } => MainAction.Download,
        Ended { How: ClosedReason.Refused } when EscalationLetterView.NextOf(c) is not null => MainAction.Letter,
        Ended => MainAction.Reopen,
        _ when !c.Held.IsEmpty => MainAction.Decide,
        ReadyToFile => MainAction.File,
        Overdue when EscalationLetterView.NextOf(c) is not null => MainAction.Letter,
        NeedsAction { Because: ReplyKind.MoreEvidence } => MainAction.AddEvidence,
        NeedsAction { Because: ReplyKind.IdentityCheck } => MainAction.SayFiled,
        NeedsAction { Because: ReplyKind.SelfService or ReplyKind.WrongChannel } => MainAction.FileElsewhere,
        _ => MainAction.LogReply,
    };

    private static string[] Commands(Case c) => c.Phase switch
    {
        AwaitingConfirmation => ["confirm", "stop"],
        ReadyToFile => ["filed", "reply", "evidence", "settings", "snooze", "stop", "erase"],
        AwaitingReply or Overdue or NeedsAction => ["reply", "filed", "evidence", "letter", "settings", "snooze", "stop", "erase"],
        Ended { How: ClosedReason.Refused } => ["letter", "settings", "reopen", "erase"],
        Ended => ["settings", "reopen", "erase"],
        _ => [],
    };
}
