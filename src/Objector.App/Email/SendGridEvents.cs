using System.Text;
using System.Text.Json;
using Objector.Core.Cases;
using SendGrid.Helpers.EventWebhook;

namespace Objector.App.Email;

/// <summary>What SendGrid says became of a mail after it took it.</summary>
/// <param name="EventId">The same when SendGrid says the same again.</param>
/// <param name="MessageId">The left part of our own Message-ID.</param>
/// <param name="ReplyAddress">The case's own address.</param>
/// <param name="Reason">In the words of the mailbox's server or of SendGrid; empty where there are none.</param>
public sealed record SendGridEvent(string EventId, string MessageId, string ReplyAddress, DeliveryStatus Fate, string Reason, DateTimeOffset At);

/// <summary>Reads what SendGrid's signed event webhook posts.</summary>
public static class SendGridEvents
{
    public const string SignatureHeader = RequestValidator.SIGNATURE_HEADER;
    public const string TimestampHeader = RequestValidator.TIMESTAMP_HEADER;

    // One of P-256 has at most 72 bytes. Whoever posts more means to keep the verifier busy.
    private const int MaxSignature = 100;

    /// <param name="body">Byte for byte: the signature covers the line end after the last bracket.</param>
    /// <param name="publicKey"><see cref="SendGridOptions.WebhookKey"/></param>
    /// <returns>The events about our mails, of the kinds that matter; null where the signature does not hold.</returns>
    public static IReadOnlyList<SendGridEvent>? Read(byte[] body, string signature, string timestamp, string publicKey)
    {
        var payload = Encoding.UTF8.GetString(body);
        return IsSigned(payload, signature, timestamp, publicKey) ? [.. SendGridJson.Read(payload).Items().Select(Event).OfType<SendGridEvent>()] : null;
    }

    private static bool IsSigned(string payload, string signature, string timestamp, string publicKey)
    {
        if (signature.Length is 0 or > MaxSignature || timestamp is "" || publicKey is "")
            return false;
        try
        {
            var validator = new RequestValidator();
            return validator.VerifySignature(validator.ConvertPublicKeyToECDSA(publicKey), payload, signature, timestamp);
        }
        catch (Exception e) when (e is FormatException or ArgumentException or IndexOutOfRangeException or OverflowException)
        {
            // The package reads a key or signature without looking where it ends.
            return false;
        }
    }

    // Without our argument it is about a mail that somebody else sent over the same account.
    private static SendGridEvent? Event(JsonElement item) =>
        Fate(item) is { } fate
        && item.Get("sg_event_id").Text() is { Length: > 0 } id
        && item.Get(SendGridMessages.MailArgument).Text() is { Length: > 0 } mail
        && item.Get(SendGridMessages.CaseArgument).Text() is { Length: > 0 } address
        && item.Get("timestamp").Instant() is { } at
            ? new SendGridEvent(id, mail, address, fate, item.Get("reason").Text() ?? item.Get("response").Text() ?? "", at)
            : null;

    private static DeliveryStatus? Fate(JsonElement item) => (item.Get("event").Text(), item.Get("type").Text()) switch
    {
        ("delivered", _) => DeliveryStatus.Delivered,
        ("bounce", null or "bounce") => DeliveryStatus.Bounced,
        // "blocked"; and what we do not know must not silence a case for good.
        ("bounce", _) => DeliveryStatus.Blocked,
        ("dropped", _) => DeliveryStatus.Dropped,
        ("spamreport", _) => DeliveryStatus.SpamReport,
        _ => null,
    };
}
