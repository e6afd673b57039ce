using System.Text.RegularExpressions;
using MimeKit;

namespace Objector.Core.InboundEmail;

/// <summary>Finds out which of our mails a report is about.</summary>
internal static partial class ReturnedMail
{
    /// <returns>Its Message-ID, without angle brackets; null where nothing says it.</returns>
    public static string? MessageId(ClassificationSignals report) =>
        // A part text/rfc822-headers is a MessagePart too.
        report.Message.BodyParts.OfType<MessagePart>().Select(Of).FirstOrDefault(id => !string.IsNullOrEmpty(id))
        ?? Quoted(report.Text.All)
        ?? (MailHeaders.Thread(report.Message) is [var nearest, ..] ? nearest : null);

    /// <summary>Some servers put an empty line before the mail, and all its headers become text.</summary>
    private static string? Of(MessagePart part) => part.Message is not { } mail ? null
        : !string.IsNullOrEmpty(mail.MessageId) ? mail.MessageId
        : mail.Headers.Count == 0 ? Quoted(mail.TextBody ?? "")
        : null;

    private static string? Quoted(string text) => text.Contains("message-id", StringComparison.OrdinalIgnoreCase) && QuotedId().Match(text) is { Success: true } quoted ? quoted.Groups[1].Value : null;

    [GeneratedRegex(@"message-id\s*:\s*<([^<>\s]{3,500})>", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex QuotedId();
}
