using MimeKit;

namespace Objector.App.Email;

/// <summary>The parts of a mail's envelope and headers that do not come from its case.</summary>
/// <param name="MessageId">The same for every try at the same mail.</param>
/// <param name="ReplyTo">The case's own address.</param>
/// <param name="UnsubscribeUrl">Stops the reminders on a POST (RFC 8058).</param>
/// <param name="Answers">The Message-ID of the mail that this one answers by itself; null where it answers none.</param>
public sealed record EmailHeaders(MailboxAddress From, string MessageId, string ReplyTo, string UnsubscribeUrl, DateTimeOffset Date, string? Answers = null);

public sealed record Attachment(string Name, string MediaType, byte[] Bytes);
