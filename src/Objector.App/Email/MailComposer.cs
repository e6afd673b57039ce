using System.Security.Cryptography;
using System.Text;
using MimeKit;
using MimeKit.Utils;
using Objector.App.Email.Templates;
using Objector.Core.Cases;

namespace Objector.App.Email;

/// <summary>Composes a mail. The same arguments give the same bytes, so that a second try after a crash is the same mail.</summary>
public static class MailComposer
{
    /// <exception cref="ArgumentException">The person's address is none, or a request comes without its draft.</exception>
    public static MimeMessage Compose(MailContent content, EmailHeaders addressing, IReadOnlyList<Attachment> attachments)
    {
        if (content is { Kind: MailKind.Request, Draft: null })
            throw new ArgumentException("A mail with the request needs its draft.", nameof(content));

        var words = RenderedEmail.For(content, [.. attachments.Select(attachment => attachment.Name)]);
        var message = new MimeMessage
        {
            MessageId = addressing.MessageId,
            Date = addressing.Date,
            Subject = OneLine(words.Subject),
            Body = Body(words, attachments, Boundary(addressing.MessageId)),
        };
        message.From.Add(addressing.From);
        message.To.Add(Mailbox(content.Submission.Name, content.Submission.Email));
        message.ReplyTo.Add(Mailbox(addressing.From.Name, addressing.ReplyTo));
        var answers = addressing.Answers is { } id ? MimeUtils.ParseMessageId(id) : null;
        message.Headers.Add("Auto-Submitted", answers is null ? "auto-generated" : "auto-replied");
        if (answers is not null)
        {
            message.InReplyTo = answers;
            message.References.Add(answers);
        }

        message.Headers.Add("X-Auto-Response-Suppress", "All");
        message.Headers.Add(HeaderId.ListUnsubscribe, $"<{new Uri(addressing.UnsubscribeUrl).AbsoluteUri}>");
        message.Headers.Add("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        message.Headers.Add(HeaderId.ContentLanguage, content.Language.Code);
        return message;
    }

    private static MimeEntity Body(RenderedEmail words, IReadOnlyList<Attachment> attachments, string boundary)
    {
        var alternatives = new MultipartAlternative { Boundary = $"{boundary}-a" };
        alternatives.Add(Text("plain", words.ToText()));
        alternatives.Add(Text("html", words.ToHtml()));
        if (attachments.Count == 0)
            return alternatives;

        var mixed = new Multipart("mixed") { Boundary = $"{boundary}-m" };
        mixed.Add(alternatives);
        foreach (var attachment in attachments)
            mixed.Add(new MimePart(ContentType.Parse(attachment.MediaType))
            {
                Content = new MimeContent(new MemoryStream(attachment.Bytes)),
                ContentDisposition = new ContentDisposition(ContentDisposition.Attachment),
                ContentTransferEncoding = ContentEncoding.Base64,
                FileName = OneLine(attachment.Name),
            });
        return mixed;
    }

    private static TextPart Text(string subtype, string text)
    {
        var part = new TextPart(subtype) { ContentTransferEncoding = ContentEncoding.QuotedPrintable };
        part.SetText(Encoding.UTF8, text.ReplaceLineEndings("\r\n"));
        return part;
    }

    private static MailboxAddress Mailbox(string? name, string address) =>
        !address.Any(char.IsControl) && MailboxAddress.TryParse(address, out var parsed) && parsed.Domain.Length > 0
            ? new MailboxAddress(OneLine(name ?? ""), parsed.Address)
            : throw new ArgumentException($"'{OneLine(address)}' is no mail address.", nameof(address));

    // "=_" occurs neither in quoted-printable nor in base64, so no body can hold its boundary.
    private static string Boundary(string messageId) => "=_" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(messageId)))[..32];

    /// <summary>Without the characters that could end a header and begin another.</summary>
    private static string OneLine(string text) => string.Concat(text.Select(c => char.IsControl(c) || c is '\u2028' or '\u2029' ? ' ' : c)).Trim();
}
