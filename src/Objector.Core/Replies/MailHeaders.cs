using MimeKit;

namespace Objector.Core.Replies;

internal static class MailHeaders
{
    private static readonly string[] ForRecipients = ["To", "Cc", "Delivered-To", "X-Original-To", "Envelope-To"];

    public static IReadOnlyList<string> Recipients(MimeMessage message) =>
        [.. ForRecipients
            .SelectMany(name => Values(message, name))
            .SelectMany(value => InternetAddressList.TryParse(value, out var list) ? list.Mailboxes : [])
            .Select(mailbox => mailbox.Address.ToLowerInvariant())
            .Distinct()];

    /// <summary>The mails that it answers, the nearest first.</summary>
    public static IReadOnlyList<string> Thread(MimeMessage message) =>
        [.. message.References.Reverse().Prepend(message.InReplyTo).OfType<string>().Distinct()];

    /// <summary>Of all headers of that name.</summary>
    public static IEnumerable<string> Values(MimeMessage message, string name) =>
        message.Headers.Where(header => header.Field.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(header => header.Value ?? "");
}
