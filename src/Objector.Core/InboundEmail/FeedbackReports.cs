namespace Objector.Core.InboundEmail;

/// <summary>Knows the reports by which a mailbox's provider says that the person does not want our mails (RFC 5965, ARF).</summary>
internal static class FeedbackReports
{
    /// <returns>Null where it is none.</returns>
    public static Classification? In(ClassificationSignals mail)
    {
        var signal = mail.ReportType is "feedback-report" ? "Content-Type multipart/report feedback-report"
            : IsReportPart(mail) ? "a part message/feedback-report"
            // Apple Mail writes this mail for the person who pressed "unsubscribe".
            : MailHeaders.Has(mail.Message, "X-Apple-Unsubscribe") ? "X-Apple-Unsubscribe"
            : IsOldComplaint(mail) ? "a complaint about our mail"
            : null;
        return signal is null ? null : new Classification(MessageKind.Feedback, [signal]);
    }

    /// <summary>Also where the type of the whole was lost on the way; but not where a person passes one on.</summary>
    private static bool IsReportPart(ClassificationSignals mail) =>
        mail.Message.BodyParts.Any(part => part.ContentType.IsMimeType("message", "feedback-report")) && (mail.ReportType is not null || IsOfProvider(mail));

    /// <summary>Outlook.com's (JMRP) are no ARF: only the mail complained about is in it. Amazon SES says it in JSON.</summary>
    private static bool IsOldComplaint(ClassificationSignals mail) =>
        IsOfProvider(mail) && (
            (AutomatedPhrases.AtStart(AutomatedPhrases.Known.FeedbackSubjects, mail.Subject) is not null && mail.HasReturnedMail)
            || mail.Text.Own.Contains("\"notificationType\":\"Complaint\"", StringComparison.Ordinal));

    private static bool IsOfProvider(ClassificationSignals mail) =>
        mail.Mailer is not null || mail.Machine is not null
        || mail.Message.From.Mailboxes.Any(mailbox => mailbox.Address.Split('@')[0].ToLowerInvariant() is "staff" or "feedbackloop" or "fbl" or "feedback" or "abuse" or "complaints" or "scomp");
}
