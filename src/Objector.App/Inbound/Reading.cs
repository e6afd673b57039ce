using System.Collections.Immutable;
using MimeKit.Cryptography;
using Objector.Core.Cases;
using Objector.Core.Replies;

namespace Objector.App.Inbound;

/// <summary>What a mail says of Meta's answer, and whether Meta said it.</summary>
/// <param name="Sender">A sentence for the owner; null where nothing claims to be Meta's.</param>
internal sealed record Reading(ReplyGuess Guess, string? Sender)
{
    /// <param name="keys">May ask the DNS, for mail that says it is Meta's.</param>
    public static Reading Of(byte[] raw, IncomingMail mail, ReceiverChecks checks, IDkimPublicKeyLocator keys)
    {
        var authenticity = mail.Forwarded is { } forwarded ? Authenticity.Of(forwarded, keys) : Authenticity.Of(raw, checks, keys);
        return new Reading(ReplyWords.Read(mail.NewText), authenticity.Verdict switch
        {
            Verdict.Verified => $"Meta wrote it. {string.Join(' ', authenticity.Because)}",
            Verdict.Claims => $"It claims to be from Meta. {string.Join(' ', authenticity.Because)}",
            _ => null,
        });
    }

    public CaseCommand Log(string text, ImmutableArray<Exhibit> files, string archived, ImmutableArray<string> thread) =>
        new CaseCommand.LogReply(Guess.Kind, null, MailRoom.Cut(text), files, Via.Mail, Because: Guess.Because, Sender: Sender, Mail: archived, Thread: thread);
}

/// <param name="AuthservId">The name by which our own receiving server signs its Authentication-Results; null where it adds none.</param>
public sealed record InboundTrust(string? AuthservId);
