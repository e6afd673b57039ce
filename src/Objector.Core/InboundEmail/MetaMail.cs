using MimeKit;

namespace Objector.Core.InboundEmail;

/// <summary>Knows mail that says it is Meta's own, by its sender: which is easily forged.</summary>
internal static class MetaMail
{
    public static bool IsFrom(MimeMessage message) => DomainOf(message) is not null;

    /// <returns>Null where it is not from Meta.</returns>
    public static Classification? In(MimeMessage message) => DomainOf(message) is { } domain ? new Classification(MessageKind.Meta, [$"From {domain}"]) : null;

    private static string? DomainOf(MimeMessage message) => message.From.Mailboxes.FirstOrDefault()?.Domain is { } domain && MetaSenders.IsMeta(domain) ? domain.ToLowerInvariant() : null;
}
