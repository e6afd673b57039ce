using System.Collections.Frozen;
using System.Text;
using MimeKit;

namespace Objector.Core.InboundEmail;

/// <summary>Tells the mails of mail servers from those of people, by who sent them.</summary>
internal static class MailServerSigns
{
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> MailerNames =
        AutomatedPhrases.Known.MailerNames.Select(mailer => mailer.Text).ToFrozenSet().GetAlternateLookup<ReadOnlySpan<char>>();

    // With the brackets, quotes and spaces that may stand around it.
    private static readonly int LongestName = AutomatedPhrases.Known.MailerNames.Max(mailer => mailer.Text.Length) + 10;

    private static readonly string[] NoReply = ["noreply", "no-reply", "no_reply", "donotreply", "do-not-reply"];

    /// <returns>What shows that a mail server sent it; null where nothing does.</returns>
    public static string? SenderOf(MimeMessage message)
    {
        if (message.Headers[HeaderId.From] is not { } from)
            return null;
        if (from.Trim() is "" or "<>")
            return "From nobody";

        foreach (var mailbox in message.From.Mailboxes)
            if ((Known(mailbox.Address) ?? Known(mailbox.LocalPart) ?? Known(mailbox.Name)) is { } mailer)
                return $"From {mailer}";
        return Known(from) is { } whole ? $"From {whole}" : null;
    }

    private static string? Known(string? name) =>
        name is { Length: > 0 } && name.Length <= LongestName && MailerNames.TryGetValue(AutomatedPhrases.Plain(name).AsSpan().Trim("<>\" "), out var mailer) ? mailer : null;

    /// <returns>What shows that no person sent it, though it need not be a mail server; null where nothing does.</returns>
    public static string? MachineOf(MimeMessage message) =>
        HasNoReturnPath(message) ? "Return-Path <>"
        : AutoSubmitted(message) is { } how ? $"Auto-Submitted {how}"
        // People's letters come from such addresses too; but those return no mail.
        : message.From.Mailboxes.Any(mailbox => NoReply.Contains(mailbox.LocalPart, StringComparer.OrdinalIgnoreCase)) && message.BodyParts.OfType<MessagePart>().Any() ? "From no-reply"
        : message.Body?.ContentType.IsMimeType("multipart", "report") is true ? "Content-Type multipart/report"
        : null;

    /// <summary>RFC 5321, 4.5.5: what may not be answered, reports above all, has none. Some servers write themselves instead.</summary>
    public static bool HasNoReturnPath(MimeMessage message) => MailHeaders.Has(message, "Return-Path") && message.Headers.Any(header =>
        header.Id == HeaderId.ReturnPath && Ascii.Trim(header.RawValue) is var range && IsNobody(header.RawValue.AsSpan()[range].Trim("<>"u8)));

    private static bool IsNobody(ReadOnlySpan<byte> path) => path.IsEmpty || (path.IndexOf((byte)'@') is var at && Ascii.EqualsIgnoreCase(at < 0 ? path : path[..at], "mailer-daemon"u8));

    /// <returns>RFC 3834, 5: how it was made, where no person did it; else null.</returns>
    public static string? AutoSubmitted(MimeMessage message) => MailHeaders.Values(message, "Auto-Submitted")
        .Select(value => value.Split(';', '(')[0].Trim().ToLowerInvariant()).FirstOrDefault(how => how is not ("" or "no"));
}
