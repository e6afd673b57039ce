using System.Text;
using MimeKit;
using SendGrid.Helpers.Mail;
using File = SendGrid.Helpers.Mail.Attachment;

namespace Objector.App.Email;

/// <summary>Says a mail in the words of SendGrid's API, which then builds one of its own from them.</summary>
public static class SendGridMessages
{
    /// <summary>The custom argument that comes back in every event: the left part of our Message-ID.</summary>
    public const string MailArgument = "mail";

    /// <summary>Another: the case's own address, which names the case to us and to nobody else.</summary>
    public const string CaseArgument = "case";

    // The first twelve are refused; MIME-Version goes with the body, which SendGrid builds.
    private static readonly HashSet<string> Reserved = new(StringComparer.OrdinalIgnoreCase)
    {
        "X-SG-ID", "X-SG-EID", "Received", "DKIM-Signature", "Content-Type", "Content-Transfer-Encoding",
        "To", "From", "Subject", "Reply-To", "Cc", "Bcc", "MIME-Version",
    };

    public static SendGridMessage From(MimeMessage message) => new()
    {
        From = message.From.Mailboxes.Select(Address).First(),
        ReplyTo = message.ReplyTo.Mailboxes.Select(Address).FirstOrDefault(),
        Subject = message.Subject,
        PlainTextContent = message.TextBody,
        HtmlContent = message.HtmlBody,
        Personalizations = [new Personalization { Tos = Recipients(message.To), Ccs = Recipients(message.Cc), Bccs = Recipients(message.Bcc) }],
        Attachments = OrNull(message.Attachments.OfType<MimePart>().Select(Attached)),
        Headers = Headers(message),
        CustomArgs = Arguments(message),
        TrackingSettings = Untouched(),
    };

    private static Dictionary<string, string>? Arguments(MimeMessage message) => message.MessageId is { } id && message.ReplyTo.Mailboxes.FirstOrDefault() is { } ours
        ? new() { [MailArgument] = id.Split('@')[0], [CaseArgument] = ours.Address }
        : null;

    private static EmailAddress Address(MailboxAddress mailbox) => new(mailbox.Address, mailbox.Name is "" ? null : mailbox.Name);

    // SendGrid reads an address list out of a recipient's name: a comma in it loses the mail, or sends it elsewhere
    // (github.com/sendgrid/sendgrid-python/issues/291).
    private static List<EmailAddress>? Recipients(InternetAddressList list) =>
        OrNull(list.Mailboxes.Select(mailbox => Address(new MailboxAddress(Plain(mailbox.Name), mailbox.Address))));

    private static string Plain(string? name) =>
        string.Join(' ', (name ?? "").Split([' ', ',', ';', ':', '"', '<', '>', '@', '(', ')', '[', ']', '\\'], StringSplitOptions.RemoveEmptyEntries));

    private static File Attached(MimePart part)
    {
        using var bytes = new MemoryStream();
        part.Content?.DecodeTo(bytes);
        return new File
        {
            Content = Convert.ToBase64String(bytes.GetBuffer(), 0, (int)bytes.Length),
            Type = part.ContentType.MimeType,
            Filename = part.FileName,
            Disposition = ContentDisposition.Attachment,
        };
    }

    private static Dictionary<string, string> Headers(MimeMessage message) => message.Headers
        .Where(header => !Reserved.Contains(header.Field))
        .GroupBy(header => header.Id == HeaderId.MessageId ? "Message-ID" : header.Field, StringComparer.OrdinalIgnoreCase)
        .ToDictionary(same => same.Key, same => Header.Unfold(Encoding.ASCII.GetString(same.First().RawValue)).Trim());

    // Our links are powers over a case: nobody may count, rewrite or add to them, whatever the account's own settings are.
    private static TrackingSettings Untouched() => new()
    {
        ClickTracking = new ClickTracking { Enable = false, EnableText = false },
        OpenTracking = new OpenTracking { Enable = false },
        SubscriptionTracking = new SubscriptionTracking { Enable = false },
        Ganalytics = new Ganalytics { Enable = false },
    };

    // An empty list is an error to the API; what is null is left out.
    private static List<T>? OrNull<T>(IEnumerable<T> items) => items.ToList() is { Count: > 0 } list ? list : null;
}
