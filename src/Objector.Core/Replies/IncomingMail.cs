using MimeKit;

namespace Objector.Core.Replies;

/// <summary>What a mail says.</summary>
/// <param name="MessageId">Without its angle brackets; null where the mail has none.</param>
/// <param name="From">The first author's address, lower case; null where the mail names none. Easily forged.</param>
/// <param name="Recipients">Every address the mail was for, lower case.</param>
/// <param name="Automatic">Whether a machine sent it by itself: an out-of-office note, a bounce.</param>
/// <param name="NewText">What was written for this mail, or forwarded with it; without quotes and signature.</param>
/// <param name="Attachments">The images.</param>
public sealed record IncomingMail(
    string? MessageId,
    string? From,
    IReadOnlyList<string> Recipients,
    string Subject,
    DateTimeOffset? Date,
    bool Automatic,
    string NewText,
    Instruction Instruction,
    IReadOnlyList<IncomingFile> Attachments)
{
    private static readonly ParserOptions Parsing = new() { MaxMimeDepth = 50 };

    /// <param name="raw">A message as RFC 5322 has it.</param>
    /// <returns>Null where the bytes are no mail.</returns>
    public static IncomingMail? Read(byte[] raw)
    {
        try
        {
            using var stream = new MemoryStream(raw, writable: false);
            using var message = MimeMessage.Load(Parsing, stream);
            return message.Headers.Count == 0 ? null : Read(message);
        }
        // MimeKit's ParseException is a FormatException too.
        catch (FormatException)
        {
            return null;
        }
    }

    private static IncomingMail Read(MimeMessage message)
    {
        var subject = message.Subject ?? "";
        var text = NewWords.Of(message);
        return new(
            message.MessageId,
            message.From.Mailboxes.Select(Address).FirstOrDefault(),
            MailHeaders.Recipients(message),
            subject,
            message.Date == default ? null : message.Date,
            MailHeaders.IsAutomatic(message),
            text,
            Instruction.In(text),
            [.. message.BodyParts.OfType<MimePart>().Where(IncomingFile.IsImage).Select(IncomingFile.From)]);
    }

    private static string Address(MailboxAddress mailbox) => mailbox.Address.ToLowerInvariant();
}
