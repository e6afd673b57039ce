using System.Collections.Immutable;
using MimeKit;
using MimeKit.Cryptography;

namespace Objector.Core.InboundEmail;

/// <summary>Whether Meta wrote a mail.</summary>
public enum SenderVerdict
{
    /// <summary>Nothing says so.</summary>
    None,

    /// <summary>It says so, or is worded so, and nothing proves it. Phishing copies are like that.</summary>
    Claims,

    /// <summary>A signature, or a server that we believe, vouches for one of Meta's domains.</summary>
    Verified,
}

/// <summary>What our own receiving server found out about a mail; all of it is null for a mail that came inside another.</summary>
/// <param name="AuthservId">
/// The name by which the server signs its Authentication-Results (RFC 8601): <c>mx.example.org</c>. Name it only for a server that
/// adds one to every mail, else a sender can add it.
/// </param>
/// <param name="Dkim">As SendGrid's Inbound Parse hands it over: <c>{@facebookmail.com : pass}</c>.</param>
/// <param name="Spf">Likewise: <c>pass</c>. It is told, and proves nothing: it is about the envelope, not about the author.</param>
public sealed record ReceiverChecks(string? AuthservId = null, string? Dkim = null, string? Spf = null)
{
    public static readonly ReceiverChecks None = new();
}

/// <summary>Whether Meta wrote a mail, and why we think so.</summary>
/// <param name="Because">Sentences for a reader.</param>
public sealed record Authenticity(SenderVerdict Verdict, ImmutableArray<LocalizableText> Because)
{
    private static readonly ParserOptions Parsing = new() { MaxMimeDepth = 50 };

    /// <param name="raw">The mail as it came, with all its headers: a changed byte breaks its signature.</param>
    /// <param name="keys">
    /// Finds the public keys; asked only for Meta's domains and for trusted sealers. It throws where it gets no answer, and then the
    /// signature counts as not checked. Null where there is none to ask.
    /// </param>
    public static Authenticity Of(byte[] raw, ReceiverChecks checks, IDkimPublicKeyLocator? keys)
    {
        try
        {
            using var stream = new MemoryStream(raw, writable: false);
            using var message = MimeMessage.Load(Parsing, stream);
            return Of(message, checks, keys);
        }
        // MimeKit's ParseException is a FormatException too.
        catch (FormatException)
        {
            return new(SenderVerdict.None, [Messages.NoMail]);
        }
    }

    /// <summary>Of a mail that the person passed on. Without its headers nothing can prove who wrote it.</summary>
    public static Authenticity Of(ForwardedMail forwarded, IDkimPublicKeyLocator? keys)
    {
        if (forwarded.Raw is { } raw)
            return Of(raw, ReceiverChecks.None, keys);

        var sender = forwarded.From is { } from && MailboxAddress.TryParse(from, out var mailbox) ? mailbox : null;
        return Unproven(sender, forwarded.Text, [Messages.PassedOn]);
    }

    private static Authenticity Of(MimeMessage message, ReceiverChecks checks, IDkimPublicKeyLocator? keys)
    {
        // A second author, or a second From, may be the one that the signature is about while the reader sees the other.
        var isPlain = message.Headers.Count(header => header.Id == HeaderId.From) == 1 && message.From is [MailboxAddress];
        var sender = message.From.Mailboxes.FirstOrDefault();
        if (!isPlain || !MetaSenders.IsMeta(sender?.Domain))
            return Unproven(sender, ExtractedText.All(message), []);

        var proofs = ReceiverProof.Of(message, checks).Concat(SignatureProof.Of(message, keys)).ToList();
        return proofs.Any(proof => proof.Holds)
            ? new(SenderVerdict.Verified, [.. proofs.Select(proof => proof.Finding), Messages.SenderOnly])
            : Unproven(sender, "", proofs.Select(proof => proof.Finding));
    }

    private static Authenticity Unproven(MailboxAddress? sender, string text, IEnumerable<LocalizableText> found)
    {
        var claims = new List<LocalizableText>();
        if (MetaSenders.IsMeta(sender?.Domain))
            claims.Add(new(Messages.SaysMeta, sender!.Domain));
        else if (sender is not null && MetaSenders.Pretends(sender))
            claims.Add(new(Messages.PretendsMeta, sender.Domain));
        if (ReplyClassifier.AreInMetasStyle(text))
            claims.Add(Messages.WordsOfMeta);
        return new(claims.Count > 0 ? SenderVerdict.Claims : SenderVerdict.None, [.. claims, .. found]);
    }
}

/// <summary>One thing that was looked at.</summary>
/// <param name="Holds">Whether it proves that the mail is from one of Meta's domains.</param>
internal sealed record AuthenticationCheck(bool Holds, LocalizableText Finding);
