using MimeKit;

namespace Objector.Core.Replies;

internal static class MailHeaders
{
    private static readonly string[] OfAutoreplies = ["X-Autoreply", "X-Autorespond"];
    private static readonly string[] OfMachines = ["bulk", "auto_reply", "junk"];

    /// <summary>The mails that it answers, the nearest first.</summary>
    public static IReadOnlyList<string> Thread(MimeMessage message) =>
        [.. message.References.Reverse().Prepend(message.InReplyTo).OfType<string>().Distinct()];

    /// <summary>RFC 3834, and the headers that are older than it.</summary>
    public static bool IsAutomatic(MimeMessage message) =>
        Values(message, "Auto-Submitted").Any(value => value.Split(';')[0].Trim() is not "" and var how && !how.Equals("no", StringComparison.OrdinalIgnoreCase))
        || OfAutoreplies.Any(name => Values(message, name).Any())
        || Values(message, "Precedence").Any(value => OfMachines.Contains(value.Trim(), StringComparer.OrdinalIgnoreCase))
        || Values(message, "Return-Path").Any(value => value.Trim() is "<>")
        || message.Body?.ContentType.IsMimeType("multipart", "report") is true;

    private static IEnumerable<string> Values(MimeMessage message, string name) =>
        message.Headers.Where(header => header.Field.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(header => header.Value ?? "");
}
