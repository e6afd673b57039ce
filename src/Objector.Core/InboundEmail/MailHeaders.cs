using MimeKit;

namespace Objector.Core.InboundEmail;

internal static class MailHeaders
{
    /// <summary>The mails that it answers, the nearest first; then those that are enclosed in it.</summary>
    public static IReadOnlyList<string> Thread(MimeMessage message)
    {
        var enclosed = message.Body is Multipart or MessagePart ? message.BodyParts.OfType<MessagePart>().Select(part => part.Message?.MessageId) : [];
        return [.. message.References.Reverse().Prepend(message.InReplyTo).Concat(enclosed).OfType<string>().Distinct()];
    }

    /// <summary>Of all headers of that name.</summary>
    public static IReadOnlyList<string> Values(MimeMessage message, string name) =>
        Has(message, name) ? [.. message.Headers.Where(header => header.Field.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(header => header.Value ?? "")] : [];

    public static bool Has(MimeMessage message, string name) => message.Headers.Contains(name);
}
