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
    public static Sorting? In(MimeMessage message, Lazy<MachineText> content)
    {
        var sender = MailHeaders.Values(message, FailedRecipients).Any() ? FailedRecipients : Mailers.SenderOf(message);
        if ((sender ?? Mailers.MachineOf(message)) is not { } machine || DeliveryReports.ReportType(message) is { Length: > 0 })
            return null;

        var subject = MachineWords.Plain(message.Subject ?? "");
        if (MachineWords.AtStart(MachineWords.Known.DeliveredSubjects, subject) is not null)
            return null;
        // An out-of-office note may say that nobody reads the mail, as if it had not arrived.
        if (sender is null && AutomaticMail.Subject(message) is not null)
            return null;

        var text = content.Value;
        var said = MachineWords.In(MachineWords.Known.FailedSubjects, subject) is { } title ? $"Subject \"{title}\""
            : MachineWords.In(MachineWords.Known.FailedTexts, MachineWords.Plain(text.Own)) is { } words ? $"text \"{words}\""
            : sender is null ? null
            : MachineWords.In(MachineWords.Known.DelayedTexts, MachineWords.Plain($"{subject} {text.Own}")) is { } delay ? $"words \"{delay}\""
            : BounceCause.Status(text.Own) is { } status ? $"text {status}"
            : message.BodyParts.OfType<MessagePart>().Any() ? "a returned mail"
            : null;
        return said is null ? null : new Sorting(IncomingKind.Bounce, [machine, said], Report(message, text));
    }

    /// <summary>What can be made out of a report that has no fields to read.</summary>
    public static BounceReport Report(MimeMessage message, MachineText text)
    {
        var reason = BounceCause.Line(text.Own);
        var status = BounceCause.Status(reason) ?? BounceCause.Status(text.Own);
        var waits = MachineWords.In(MachineWords.Known.DelayedTexts, MachineWords.Plain($"{message.Subject} {text.Own}")) is not null;
        return new(!waits && BounceCause.IsHard(status, reason, $"{message.Subject}\n{text.Own}"), Recipient(message, text), status, ReturnedMail.MessageId(message, text), reason);
    }

    private static string? Recipient(MimeMessage message, MachineText text)
    {
        // The report itself comes from a mail server to us; the address that failed is another one.
        var others = message.From.Mailboxes.Concat(message.To.Mailboxes).Select(mailbox => mailbox.Address).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return MailHeaders.Values(message, FailedRecipients).Select(BounceCause.Address).OfType<string>().FirstOrDefault()
            ?? BounceCause.Addresses(text.Own).FirstOrDefault(address => !others.Contains(address));
    }
}
