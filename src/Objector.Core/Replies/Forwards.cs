using MimeKit;

namespace Objector.Core.Replies;

/// <summary>Finds the mail that a mail passes on.</summary>
internal static class Forwards
{
    /// <returns>Null where it passes none on.</returns>
    public static ForwardedMail? In(MimeMessage message) =>
        message.BodyParts.OfType<MessagePart>().FirstOrDefault()?.Message is { } inner
            ? new ForwardedMail(inner.From.Mailboxes.FirstOrDefault()?.Address, inner.Subject, inner.Date == default ? null : inner.Date, NewWords.Whole(inner), Bytes(inner))
            : null;

    private static byte[] Bytes(MimeMessage inner)
    {
        using var raw = new MemoryStream();
        inner.WriteTo(raw);
        return raw.ToArray();
    }
}
