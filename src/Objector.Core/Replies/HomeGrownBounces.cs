using MimeKit;

namespace Objector.Core.Replies;

/// <summary>
/// Reads the bounces that follow no standard: a mail server sent it, and it says in its own words that a mail did not arrive. Neither
/// alone is enough: people quote bounces, and mail servers also send other things.
/// </summary>
internal static class HomeGrownBounces
{
    private const string FailedRecipients = "X-Failed-Recipients";

    /// <returns>Null where it is none.</returns>
    public static Sorting? In(MailSignals mail)
    {
        var sender = MailHeaders.Has(mail.Message, FailedRecipients) ? FailedRecipients : mail.Mailer;
        if ((sender ?? mail.Machine) is not { } machine || mail.ReportType is { Length: > 0 } || MachineWords.AtStart(MachineWords.Known.DeliveredSubjects, mail.Subject) is not null)
            return null;
        // An out-of-office note may say that nobody reads the mail, as if it had not arrived.
        if (sender is null && AutomaticMail.Subject(mail) is not null)
            return null;

        var said = MachineWords.In(MachineWords.Known.FailedSubjects, mail.Subject) is { } title ? $"Subject \"{title}\""
            : mail.TextWords.Failed is { } words ? $"text \"{words}\""
            : sender is null ? null
            : mail.Words.Delayed is { } delay ? $"words \"{delay}\""
            : BounceCause.Status(mail.Text.Own) is { } status ? $"text {status}"
            : mail.HasReturnedMail ? "a returned mail"
            : null;
        return said is null ? null : new Sorting(IncomingKind.Bounce, [machine, said], Report(mail));
    }

    /// <summary>What can be made out of a report that has no fields to read.</summary>
    public static BounceReport Report(MailSignals mail)
    {
        var text = mail.Text;
        var reason = BounceCause.Line(text.Own);
        var status = BounceCause.Status(reason) ?? BounceCause.Status(text.Own);
        var hard = mail.Words.Delayed is null && BounceCause.IsHard(status, reason, mail.Words);
        return new(hard, Recipient(mail.Message, text), status, ReturnedMail.MessageId(mail), reason);
    }

    private static string? Recipient(MimeMessage message, MachineText text)
    {
        // The report itself comes from a mail server to us; the address that failed is another one.
        var others = message.From.Mailboxes.Concat(message.To.Mailboxes).Select(mailbox => mailbox.Address).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return MailHeaders.Values(message, FailedRecipients).Select(BounceCause.Address).OfType<string>().FirstOrDefault()
            ?? BounceCause.Addresses(text.Own).FirstOrDefault(address => !others.Contains(address));
    }
}
