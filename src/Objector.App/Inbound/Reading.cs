using System.Collections.Immutable;
using MimeKit.Cryptography;
using Objector.Core.Cases;
using Objector.Core.Replies;

namespace Objector.App.Inbound;

/// <summary>What a mail says of Meta's answer, and whether Meta said it.</summary>
internal sealed record Reading(ReplyGuess Guess, Authenticity Authenticity)
{
    /// <param name="keys">May ask the DNS, for mail that says it is Meta's.</param>
    public static Reading Of(byte[] raw, IncomingMail mail, ReceiverChecks checks, IDkimPublicKeyLocator keys)
    {
        var authenticity = mail.Forwarded is { } forwarded ? Authenticity.Of(forwarded, keys) : Authenticity.Of(raw, checks, keys);
        return new Reading(ReplyWords.Read(mail.NewText), authenticity);
    }

    /// <summary>For the owner of the case; null where nothing claims to be Meta's.</summary>
    public string? Sender(Language language) => Authenticity.Verdict == Verdict.None
        ? null
        : string.Join(' ', Authenticity.Because.Select(remark => Told.In(language, remark)).Prepend(Words.Case.In(language, $"sender.{Authenticity.Verdict}")));

    public ImmutableArray<string> Because(Language language) => [.. Guess.Because.Select(remark => Told.In(language, remark))];

    public CaseCommand Log(Language language, string text, ImmutableArray<Exhibit> files, string archived, ImmutableArray<string> thread) =>
        new CaseCommand.LogReply(Guess.Kind, null, MailRoom.Cut(text), files, Via.Mail, Because: Because(language), Sender: Sender(language), Mail: archived, Thread: thread);
}

/// <param name="AuthservId">The name by which our own receiving server signs its Authentication-Results; null where it adds none.</param>
public sealed record InboundTrust(string? AuthservId);
