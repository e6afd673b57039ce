using MimeKit;

namespace Objector.Core.InboundEmail;

/// <summary>
/// Reads the bounces that follow no standard: a mail server sent it, and it says in its own words that a mail did not arrive. Neither
/// alone is enough: people quote bounces, and mail servers also send other things.
/// </summary>
internal static class NonStandardBounces
{
    private const string FailedRecipients = "X-Failed-Recipients";

    /// <returns>Null where it is none.</returns>
    public static Classification? In(ClassificationSignals mail)
    {
        var sender = MailHeaders.Has(mail.Message, FailedRecipients) ? FailedRecipients : mail.Mailer;
        if ((sender ?? mail.Machine) is not { } machine || mail.ReportType is { Length: > 0 } || AutomatedPhrases.AtStart(AutomatedPhrases.Known.DeliveredSubjects, mail.Subject) is not null)
            return null;
        // An out-of-office note may say that nobody reads the mail, as if it had not arrived.
        if (sender is null && AutomaticMail.Subject(mail) is not null)
            return null;

        var said = AutomatedPhrases.In(AutomatedPhrases.Known.FailedSubjects, mail.Subject) is { } title ? $"Subject \"{title}\""
            : mail.TextWords.Failed is { } words ? $"text \"{words}\""
            : sender is null ? null
            : mail.Words.Delayed is { } delay ? $"words \"{delay}\""
            : BounceDiagnosis.Status(mail.Text.Own) is { } status ? $"text {status}"
            : mail.HasReturnedMail ? "a returned mail"
            : null;
        return said is null ? null : new Classification(MessageKind.Bounce, [machine, said], Report(mail));
    }

    /// <summary>What can be made out of a report that has no fields to read.</summary>
    public static BounceReport Report(ClassificationSignals mail)
    {
        var text = mail.Text;
        var reason = BounceDiagnosis.Line(text.Own);
        var status = BounceDiagnosis.Status(reason) ?? BounceDiagnosis.Status(text.Own);
        var hard = mail.Words.Delayed is null && BounceDiagnosis.IsHard(status, reason, mail.Words);
        return new(hard, Recipient(mail.Message, text), status, ReturnedMail.MessageId(mail), reason);
    }

    private static string? Recipient(MimeMessage message, ReportText text)
    {
        // The report itself comes from a mail server to us; the address that failed is another one.
        var others = message.From.Mailboxes.Concat(message.To.Mailboxes).Select(mailbox => mailbox.Address).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return MailHeaders.Values(message, FailedRecipients).Select(BounceDiagnosis.Address).OfType<string>().FirstOrDefault()
            ?? BounceDiagnosis.Addresses(text.Own).FirstOrDefault(address => !others.Contains(address));
    }
}
