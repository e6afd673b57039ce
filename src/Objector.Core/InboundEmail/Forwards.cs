using MimeKit;

namespace Objector.Core.InboundEmail;

/// <summary>Finds the mails that a mail passes on as attachments.</summary>
internal static class Forwards
{
    private const int Deepest = 5;

    private static readonly FormatOptions AsSent = new() { NewLineFormat = NewLineFormat.Dos };

    /// <param name="isOurs">Whether an address is one of ours: a mail of ours that comes back is no answer.</param>
    /// <returns>Those that an attached mail has attached follow it.</returns>
    public static IEnumerable<ForwardedMail> Attached(MimeMessage message, Func<string, bool> isOurs) =>
        message.Body?.ContentType.IsMimeType("multipart", "report") is true
            ? []
            : Inner(message, 0).Where(inner => inner.From.Mailboxes.FirstOrDefault()?.Address is not { } from || !isOurs(from.ToLowerInvariant())).Select(Mail);

    private static IEnumerable<MimeMessage> Inner(MimeMessage message, int depth) =>
        depth == Deepest ? [] : MailParts.Of(message).Select(Message).OfType<MimeMessage>().SelectMany(inner => Inner(inner, depth + 1).Prepend(inner));

    private static MimeMessage? Message(MimeEntity entity) => entity switch
    {
        MessagePart part => part.Message,
        // A saved mail that was dragged into another.
        MimePart { Content: not null } file when file.FileName?.EndsWith(".eml", StringComparison.OrdinalIgnoreCase) is true => Parsed(file),
        _ => null,
    };

    private static MimeMessage? Parsed(MimePart file)
    {
        using var bytes = new MemoryStream();
        file.Content?.DecodeTo(bytes);
        bytes.Position = 0;
        try
        {
            return MimeMessage.Load(IncomingMail.Parsing, bytes) is { Headers.Count: > 0 } message ? message : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static ForwardedMail Mail(MimeMessage inner) =>
        new(inner.From.Mailboxes.FirstOrDefault()?.Address.ToLowerInvariant(), inner.Subject, inner.Date == default ? null : inner.Date, ExtractedText.All(inner), Bytes(inner));

    private static byte[] Bytes(MimeMessage inner)
    {
        using var raw = new MemoryStream();
        inner.WriteTo(AsSent, raw);
        return raw.ToArray();
    }
}
