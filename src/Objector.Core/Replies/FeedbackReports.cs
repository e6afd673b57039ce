using MimeKit;

namespace Objector.Core.Replies;

/// <summary>Knows the reports by which a mailbox's provider says that the person does not want our mails (RFC 5965, ARF).</summary>
internal static class FeedbackReports
{
    /// <returns>Null where it is none.</returns>
    public static Sorting? In(MimeMessage message, Lazy<MachineText> content)
    {
        var signal = DeliveryReports.ReportType(message) is "feedback-report" ? "Content-Type multipart/report feedback-report"
            : IsReportPart(message) ? "a part message/feedback-report"
            // Apple Mail writes this mail for the person who pressed "unsubscribe".
            : MailHeaders.Values(message, "X-Apple-Unsubscribe").Any() ? "X-Apple-Unsubscribe"
            : IsOldComplaint(message, content) ? "a complaint about our mail"
            : null;
        return signal is null ? null : new Sorting(IncomingKind.Feedback, [signal]);
    }

    /// <summary>Also where the type of the whole was lost on the way; but not where a person passes one on.</summary>
    private static bool IsReportPart(MimeMessage message) =>
        message.BodyParts.Any(part => part.ContentType.IsMimeType("message", "feedback-report"))
        && (message.Body?.ContentType.IsMimeType("multipart", "report") is true || IsOfProvider(message));

    /// <summary>Outlook.com's (JMRP) are no ARF: only the mail complained about is in it. Amazon SES says it in JSON.</summary>
    private static bool IsOldComplaint(MimeMessage message, Lazy<MachineText> content) =>
        IsOfProvider(message) && (
            (MachineWords.AtStart(MachineWords.Known.FeedbackSubjects, MachineWords.Plain(message.Subject ?? "")) is not null && message.BodyParts.OfType<MessagePart>().Any())
            || content.Value.Own.Contains("\"notificationType\":\"Complaint\"", StringComparison.Ordinal));

    private static bool IsOfProvider(MimeMessage message) =>
        Mailers.SenderOf(message) is not null || Mailers.MachineOf(message) is not null
        || message.From.Mailboxes.Any(mailbox => mailbox.Address.Split('@')[0].ToLowerInvariant() is "staff" or "feedbackloop" or "fbl" or "feedback" or "abuse" or "complaints" or "scomp");
}
