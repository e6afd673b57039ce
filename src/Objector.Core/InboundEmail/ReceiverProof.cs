using System.Text.RegularExpressions;
using MimeKit;
using MimeKit.Cryptography;

namespace Objector.Core.InboundEmail;

/// <summary>What our own receiving server says about a mail: in a header field (RFC 8601), or beside it.</summary>
internal static partial class ReceiverProof
{
    public static IEnumerable<AuthenticationCheck> Of(MimeMessage message, ReceiverChecks checks)
    {
        if (checks.AuthservId is { Length: > 0 } id && Topmost(message, id) is { } results)
            yield return Of(results, id, Messages.ServerFound, Messages.ServerFoundNothing);
        if (checks.Dkim is { Length: > 0 } dkim)
            yield return PassedDomains().Matches(dkim).FirstOrDefault(match => MetaSenders.IsMeta(match.Groups[1].Value)) is { } passed
                ? new(true, new(Messages.ServiceFound, passed.Groups[1].Value))
                : new(false, Messages.ServiceFoundNothing);
        if (checks.Spf is { Length: > 0 and < 20 } spf)
            yield return new(false, new(Messages.Envelope, spf.Trim()));
    }

    /// <param name="who">Found them.</param>
    public static AuthenticationCheck Of(AuthenticationResults results, string who, string found, string nothing) =>
        results.Results.Select(PassedDomain).FirstOrDefault(MetaSenders.IsMeta) is { } domain
            ? new(true, new(found, who, domain))
            : new(false, new(nothing, who));

    /// <summary>
    /// The first of the fields with our server's name, if nothing above it was added elsewhere. A server writes above what it
    /// receives, so whatever is further down may be the sender's own.
    /// </summary>
    private static AuthenticationResults? Topmost(MimeMessage message, string id)
    {
        foreach (var header in message.Headers)
        {
            if (header.Id == HeaderId.Received && !IsBy(header.Value ?? "", id))
                return null;
            if (header.Id == HeaderId.AuthenticationResults && AuthenticationResults.TryParse(header.RawValue, out var results)
                && id.Equals(results.AuthenticationServiceIdentifier, StringComparison.OrdinalIgnoreCase))
                return results;
        }

        return null;
    }

    /// <summary>Whether a host of ours wrote a Received field: the one of that name, one beside or below it, or one that gives only its IP address.</summary>
    private static bool IsBy(string received, string id)
    {
        var host = ByHost().Match(received) is { Success: true } by ? by.Groups[1].Value : "";
        var parent = id.Count(c => c == '.') > 1 ? id[(id.IndexOf('.', StringComparison.Ordinal) + 1)..] : id;
        return System.Net.IPAddress.TryParse(host.Trim('[', ']'), out _)
            || host.Equals(parent, StringComparison.OrdinalIgnoreCase)
            || host.EndsWith("." + parent, StringComparison.OrdinalIgnoreCase);
    }

    /// <returns>The domain that a passed DKIM or DMARC check is about; null for all else. SPF is about the envelope.</returns>
    private static string? PassedDomain(AuthenticationMethodResult result)
    {
        if (!result.Result.Equals("pass", StringComparison.OrdinalIgnoreCase))
            return null;
        return result.Method.ToUpperInvariant() switch
        {
            "DKIM" => Property(result, "header", "d") ?? Property(result, "header", "i")?.Split('@')[^1],
            "DMARC" => Property(result, "header", "from")?.Split('@')[^1],
            _ => null,
        };
    }

    private static string? Property(AuthenticationMethodResult result, string type, string name) =>
        result.Properties.FirstOrDefault(property => property.PropertyType.Equals(type, StringComparison.OrdinalIgnoreCase) && property.Property.Equals(name, StringComparison.OrdinalIgnoreCase))?.Value;

    [GeneratedRegex(@"@([a-z0-9.-]+)\s*:\s*pass\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex PassedDomains();

    [GeneratedRegex(@"(?:^|\s)by\s+([^\s;()]+)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ByHost();
}
