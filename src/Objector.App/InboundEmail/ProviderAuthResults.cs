using Objector.Core.InboundEmail;

namespace Objector.App.InboundEmail;

/// <summary>What the provider that took the mail in found out about its sender: SendGrid's fields SPF, dkim and spam_score.</summary>
/// <param name="Spf"><c>pass</c>, <c>fail</c>, …; null where it did not say.</param>
/// <param name="Dkim"><c>{@facebookmail.com : pass}</c>.</param>
public sealed record ProviderAuthResults(string? Spf, string? Dkim, string? SpamScore)
{
    public static readonly ProviderAuthResults None = new(null, null, null);

    public static readonly IReadOnlySet<string> Fields = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "SPF", "dkim", "spam_score" };

    public static ProviderAuthResults From(IReadOnlyDictionary<string, string> fields) =>
        new(fields.GetValueOrDefault("SPF"), fields.GetValueOrDefault("dkim"), fields.GetValueOrDefault("spam_score"));

    /// <summary>As a blob's metadata, which takes ASCII only.</summary>
    public Dictionary<string, string> ToMetadata() => new[] { ("spf", Spf), ("dkim", Dkim), ("spamscore", SpamScore) }
        .Where(pair => !string.IsNullOrWhiteSpace(pair.Item2))
        .ToDictionary(pair => pair.Item1, pair => string.Concat(pair.Item2!.Where(c => c is >= ' ' and <= '~')).Trim());

    public static ProviderAuthResults FromMetadata(IDictionary<string, string> metadata) => new(Of(metadata, "spf"), Of(metadata, "dkim"), Of(metadata, "spamscore"));

    /// <summary>With what this installation trusts, as a check of the sender takes it.</summary>
    public ReceiverChecks For(InboundTrust trust) => new(trust.AuthservId, Dkim, Spf);

    private static string? Of(IDictionary<string, string> metadata, string name) => metadata.TryGetValue(name, out var value) ? value : null;
}
