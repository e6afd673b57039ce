using System.Text.RegularExpressions;
using MimeKit;

namespace Objector.Core.Replies;

/// <summary>Finds out which of our mails a report is about.</summary>
internal static class ReturnedMail
{
    private static readonly Regex QuotedId = new(@"message-id\s*:\s*<([^<>\s]{3,500})>", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);

    /// <returns>Its Message-ID, without angle brackets; null where nothing says it.</returns>
    /// <param name="text">The report's.</param>
    public static string? MessageId(MimeMessage report, MachineText text) =>
        // A part text/rfc822-headers is a MessagePart too.
        report.BodyParts.OfType<MessagePart>().Select(part => part.Message?.MessageId).FirstOrDefault(id => !string.IsNullOrEmpty(id))
        ?? (QuotedId.Match(text.All) is { Success: true } quoted ? quoted.Groups[1].Value : null)
        ?? (MailHeaders.Thread(report) is [var nearest, ..] ? nearest : null);
}
