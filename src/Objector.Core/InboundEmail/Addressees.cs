using System.Collections.Frozen;
using System.Text;
using System.Text.RegularExpressions;
using MimeKit;

namespace Objector.Core.InboundEmail;

/// <summary>Whom a mail was for, by every header that may say so: forwarders and lists rewrite some of them.</summary>
internal static partial class Addressees
{
    private static readonly FrozenSet<string> Headers = new[]
    {
        "To", "Cc", "Delivered-To", "X-Original-To", "Envelope-To", "X-Envelope-To", "X-Forwarded-To", "X-Delivered-To", "Resent-To", "Apparently-To",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <returns>Lower case, each once.</returns>
    public static IReadOnlyList<string> Of(MimeMessage message)
    {
        var found = new List<string>();
        foreach (var header in message.Headers)
        {
            // "Received" is plain ASCII (RFC 5321, 4.4), and need not be decoded.
            var named = Headers.Contains(header.Field) ? Addresses(header.Value ?? "")
                : header.Id == HeaderId.Received && header.RawValue.AsSpan().Contains((byte)'@') ? For().Matches(Encoding.ASCII.GetString(header.RawValue)).Select(match => match.Groups[1].Value)
                : [];
            foreach (var address in named)
                if (address.ToLowerInvariant() is var lower && !found.Contains(lower))
                    found.Add(lower);
        }

        return found;
    }

    private static IEnumerable<string> Addresses(string value) => Bare().Match(value) is { Success: true } bare ? [bare.Groups[1].Value] : Listed(value);

    // A field that is not quite a list of addresses may hold one all the same.
    private static IEnumerable<string> Listed(string value) =>
        InternetAddressList.TryParse(value, out var list) && list.Mailboxes.Any() ? list.Mailboxes.Select(mailbox => mailbox.Address) : Loose().Matches(value).Select(match => match.Value);

    [GeneratedRegex(@"\bfor\s+<?([^\s<>;,]+@[^\s<>;,]+)>?", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex For();

    /// <summary>One address and nothing else, as most fields have it.</summary>
    [GeneratedRegex(@"^\s*<?([A-Za-z0-9._+-]+@[A-Za-z0-9.-]+)>?\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex Bare();

    [GeneratedRegex(@"[^\s<>,;:""()]+@[^\s<>,;:""()]+", RegexOptions.CultureInvariant)]
    private static partial Regex Loose();
}
