using System.Collections.Immutable;
using Objector.Core.InboundEmail;

namespace Objector.Core.Cases;

/// <summary>
/// When a mail that came in is answered by itself: with the echo of the reply that it logged, or with the link that erases. A machine
/// that writes from the person's address, and shows by nothing that it is one, might answer that again, and so on: here it ends.
/// </summary>
internal static class AutomaticReplyLimit
{
    /// <summary>So many of them, until we write of our own accord again: an acknowledgement, an outcome, a link that was asked for.</summary>
    public const int MaxInARow = 3;

    /// <summary>
    /// A mail that answers such an answer belongs to a thread that has its one. An outcome is worth a word even then: it ends the case,
    /// so that no mail logs anything after it.
    /// </summary>
    public static bool Echoes(Case c, CaseCommand.LogReply reply) =>
        reply.Via != Origin.Mail || (!AreUsedUp(c) && (reply.Kind.IsDecisive() || !Answered(reply.Thread).Any(mail => mail.IsAnswer)));

    /// <summary>Whoever asks for the link in answer to it holds it.</summary>
    public static bool HoldsTheLink(CaseCommand.RequestErasure asked) => Answered(asked.Thread).Any(mail => mail.Kind == MailKind.EraseLink);

    public static bool AreUsedUp(Case c) => c.AnswersInARow >= MaxInARow;

    public static int InARow(int before, CaseEvent happened) => happened switch
    {
        ReplyLogged { Via: Origin.Mail, Echoed: true } or ErasureRequested { Via: Origin.Mail } => before + 1,
        MailSent { Mail.IsAnswer: false } => 0,
        _ => before,
    };

    private static IEnumerable<EmailId> Answered(ImmutableArray<string>? thread) => (thread ?? []).Select(EmailId.Parse).OfType<EmailId>();
}
