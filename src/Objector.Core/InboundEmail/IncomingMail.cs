using MimeKit;

namespace Objector.Core.InboundEmail;

/// <summary>What a mail says.</summary>
/// <param name="MessageId">Without its angle brackets; null where the mail has none.</param>
/// <param name="From">The first author's address, lower case; null where the mail names none. Easily forged.</param>
/// <param name="Recipients">Every address the mail was for, lower case.</param>
/// <param name="Thread">The Message-IDs that In-Reply-To and References name, without angle brackets, the nearest first.</param>
/// <param name="Sorting">What it is.</param>
/// <param name="NewText">What was written for this mail, or forwarded with it; without quotes and signature.</param>
/// <param name="Whole">All of its text, quotes included: a link in it may tell whose it is.</param>
/// <param name="Forwarded">What it passes on; null where it is no forward.</param>
/// <param name="Attachments">The images; none of a report.</param>
public sealed record IncomingMail(
    string? MessageId,
    string? From,
    IReadOnlyList<string> Recipients,
    string Subject,
    DateTimeOffset? Date,
    IReadOnlyList<string> Thread,
    Classification Sorting,
    string NewText,
    string Whole,
    ForwardedMail? Forwarded,
    EmailCommand Instruction,
    IReadOnlyList<IncomingFile> Attachments)
{
    internal static readonly ParserOptions Parsing = Options();

    /// <param name="raw">A message as RFC 5322 has it.</param>
    /// <returns>Null where the bytes are no mail.</returns>
    public static IncomingMail? Read(byte[] raw)
    {
        try
        {
            using var stream = new MemoryStream(LineEnds.Of(raw), writable: false);
            using var message = MimeMessage.Load(Parsing, stream, persistent: true);
            return message.Headers.Count == 0 ? null : Read(message);
        }
        // MimeKit's ParseException is a FormatException too.
        catch (FormatException)
        {
            return null;
        }
    }

    /// <param name="text">The text of a mail whose headers are not known.</param>
    public static IncomingMail OfText(string text)
    {
        var words = ExtractedText.Of(text);
        return new(null, null, [], "", null, [], new Classification(MessageKind.Answer, []), words.New, words.Whole, words.Forwarded, EmailCommand.In(words.New), []);
    }

    private static ParserOptions Options()
    {
        // Without it .NET knows Unicode and Latin 1 alone; MimeKit's reader of winmail.dat and of old headers needs the others.
        System.Text.Encoding.RegisterProvider(System.Text.CodePagesEncodingProvider.Instance);
        return new() { MaxMimeDepth = 50 };
    }

    private static IncomingMail Read(MimeMessage message)
    {
        var mail = new ClassificationSignals(message);
        var recipients = Addressees.Of(message);
        var report = MessageClassifier.Report(mail);
        // Nobody has written a report: there are no words to tell from a quote.
        var words = report is null ? ExtractedText.In(message, recipients) : new ExtractedText(mail.Text.Own, "", null);
        return new(
            message.MessageId,
            message.From.Mailboxes.Select(Address).FirstOrDefault(),
            recipients,
            message.Subject ?? "",
            message.Date == default ? null : message.Date,
            MailHeaders.Thread(message),
            report ?? MessageClassifier.Sort(mail, words.Forwarded),
            words.New,
            words.Whole,
            words.Forwarded,
            report is null ? EmailCommand.In(words.New) : new EmailCommand.Reply(words.New),
            report is null ? [.. MailParts.Of(message).OfType<MimePart>().Where(IncomingFile.IsImage).Select(IncomingFile.From)] : []);
    }

    private static string Address(MailboxAddress mailbox) => mailbox.Address.ToLowerInvariant();
}
