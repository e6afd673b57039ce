using System.Collections.Immutable;
using MimeKit.Cryptography;
using Objector.Core.Cases;
using Objector.Core.InboundEmail;

namespace Objector.App.InboundEmail;

/// <summary>What a mail says of Meta's answer, and whether Meta said it.</summary>
internal sealed record ReplyInterpretation(ReplyClassification Guess, Authenticity Authenticity)
{
    /// <param name="keys">May ask the DNS, for mail that says it is Meta's.</param>
    public static ReplyInterpretation Of(byte[] raw, IncomingMail mail, ReceiverChecks checks, IDkimPublicKeyLocator keys)
    {
        var authenticity = mail.Forwarded is { } forwarded ? Authenticity.Of(forwarded, keys) : Authenticity.Of(raw, checks, keys);
        return new ReplyInterpretation(ReplyClassifier.Read(mail.NewText), authenticity);
    }

    /// <summary>For the owner of the case; null where nothing claims to be Meta's.</summary>
    public string? Sender(Language language) => Authenticity.Verdict == SenderVerdict.None
        ? null
        : string.Join(' ', Authenticity.Because.Select(remark => FactTranslations.In(language, remark)).Prepend(Texts.Case.In(language, $"sender.{Authenticity.Verdict}")));

    public ImmutableArray<string> Because(Language language) => [.. Guess.Because.Select(remark => FactTranslations.In(language, remark))];

    public CaseCommand Log(Language language, string text, ImmutableArray<Exhibit> files, string archived, ImmutableArray<string> thread) =>
        new CaseCommand.LogReply(Guess.Kind, null, InboundMailProcessor.Cut(text), files, Origin.Mail, Because: Because(language), Sender: Sender(language), Mail: archived, Thread: thread);
}

/// <param name="AuthservId">The name by which our own receiving server signs its Authentication-Results; null where it adds none.</param>
public sealed record InboundTrust(string? AuthservId);
