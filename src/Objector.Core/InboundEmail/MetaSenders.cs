using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using MimeKit;

namespace Objector.Core.InboundEmail;

/// <summary>Whose mail is Meta's, by meta-senders.json.</summary>
public static class MetaSenders
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow };
    private static readonly SenderFile File = Load();

    /// <summary>Whether the domain is one of Meta's, or below one; what only looks like one is not.</summary>
    public static bool IsMeta(string? domain) => IsBelow(domain, File.Domains);

    /// <summary>Whether a seal (ARC) by this domain is believed.</summary>
    internal static bool IsTrustedSealer(string? domain) => IsBelow(domain, File.Sealers);

    /// <summary>Whether a sender calls itself Meta: by the name beside the address, or by a domain that looks like Meta's.</summary>
    internal static bool Pretends(MailboxAddress sender) =>
        Words(sender.Name ?? "").Any(word => File.Names.Contains(word))
        || (!IsMeta(sender.Domain) && Words(sender.Domain ?? "").Any(word => File.Names.Any(name => word == name || (name.Length > 5 && word.Contains(name, StringComparison.Ordinal)))));

    private static bool IsBelow(string? domain, ImmutableArray<Sender> senders) =>
        domain?.TrimEnd('.') is { Length: > 0 } name
        && senders.Any(sender => name.Equals(sender.Domain, StringComparison.OrdinalIgnoreCase) || name.EndsWith("." + sender.Domain, StringComparison.OrdinalIgnoreCase));

    /// <summary>The words of a name, as a hasty reader sees them: faceb00k is facebook.</summary>
    private static IEnumerable<string> Words(string name) =>
        string.Concat(TextNormalizer.Of(name).Replace("rn", "m", StringComparison.Ordinal).Select(c => c switch
        {
            '0' => 'o',
            '1' => 'l',
            '3' => 'e',
            '4' => 'a',
            '5' => 's',
            _ when char.IsLetter(c) => c,
            _ => ' ',
        })).Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static SenderFile Load()
    {
        using var stream = typeof(MetaSenders).Assembly.GetManifestResourceStream("Objector.Core.InboundEmail.meta-senders.json")!;
        return JsonSerializer.Deserialize<SenderFile>(stream, Format)!;
    }

    private sealed record SenderFile(string About, ImmutableArray<Sender> Domains, ImmutableArray<Sender> Sealers, ImmutableArray<string> Names);

    private sealed record Sender(string Domain, string Source, bool Verified, string? Use = null);
}
