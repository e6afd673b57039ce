using System.Text.RegularExpressions;
using MimeKit;

namespace Objector.Core.Replies;

/// <summary>Whom a mail was for, by every header that may say so: forwarders and lists rewrite some of them.</summary>
internal static partial class Addressees
{
    private static readonly string[] Headers = ["To", "Cc", "Delivered-To", "X-Original-To", "Envelope-To", "X-Envelope-To", "X-Forwarded-To", "X-Delivered-To", "Resent-To", "Apparently-To"];

    /// <returns>Lower case, each once.</returns>
    public static IReadOnlyList<string> Of(MimeMessage message) =>
        [.. Headers.SelectMany(name => Values(message, name)).SelectMany(Addresses)
            .Concat(Values(message, "Received").SelectMany(value => For().Matches(value).Select(match => match.Groups[1].Value)))
            .Select(address => address.ToLowerInvariant())
            .Distinct()];

    // A field that is not quite a list of addresses may hold one all the same.
    private static IEnumerable<string> Addresses(string value) =>
        InternetAddressList.TryParse(value, out var list) && list.Mailboxes.Any() ? list.Mailboxes.Select(mailbox => mailbox.Address) : Loose().Matches(value).Select(match => match.Value);

    private static IEnumerable<string> Values(MimeMessage message, string name) =>
        message.Headers.Where(header => header.Field.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(header => header.Value ?? "");

    [GeneratedRegex(@"\bfor\s+<?([^\s<>;,]+@[^\s<>;,]+)>?", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex For();

    [GeneratedRegex(@"[^\s<>,;:""()]+@[^\s<>,;:""()]+", RegexOptions.CultureInvariant)]
    private static partial Regex Loose();
}
