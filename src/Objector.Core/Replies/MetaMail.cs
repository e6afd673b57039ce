using System.Collections.Immutable;
using System.Text.Json;
using MimeKit;

namespace Objector.Core.Replies;

/// <summary>Knows the domains that Meta writes from: meta-domains.json. A sender is easily forged.</summary>
internal static class MetaMail
{
    private static readonly ImmutableArray<Entry> Domains = Load();

    /// <param name="Source">Where mail from it was seen.</param>
    private sealed record Entry(string Domain, string Source);

    public static bool IsFrom(MimeMessage message) => DomainOf(message) is not null;

    /// <returns>Null where it is not from Meta.</returns>
    public static Sorting? In(MimeMessage message) => DomainOf(message) is { } domain ? new Sorting(IncomingKind.Meta, [$"From {domain}"]) : null;

    /// <summary>The domain itself or one below it.</summary>
    public static bool IsMetas(string address) => Domain(address) is not null;

    private static string? DomainOf(MimeMessage message) => message.From.Mailboxes.Select(mailbox => Domain(mailbox.Address)).FirstOrDefault();

    private static string? Domain(string address) => address.Split('@')[^1].ToLowerInvariant() is var domain
        ? Domains.FirstOrDefault(known => domain == known.Domain || domain.EndsWith($".{known.Domain}", StringComparison.Ordinal))?.Domain
        : null;

    private static ImmutableArray<Entry> Load()
    {
        using var json = typeof(MetaMail).Assembly.GetManifestResourceStream("Objector.Core.Replies.meta-domains.json")!;
        return [.. JsonSerializer.Deserialize<Entry[]>(json, JsonSerializerOptions.Web)!];
    }
}
