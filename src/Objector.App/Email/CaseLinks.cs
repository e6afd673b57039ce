using System.Text.RegularExpressions;
using Objector.App.Cases;
using Objector.Core.Cases;

namespace Objector.App.Email;

/// <summary>The addresses that we hand out: each opens one power and no other.</summary>
public sealed partial class CaseLinks(PublicUrl site, MailOptions mail, Tokens tokens)
{
    private const string ReplyPrefix = "case+";

    // As forwarders and retyping hands write it.
    private static readonly string[] ReplyPrefixes = [ReplyPrefix, "case-", "case=", "case%2b", "case_"];

    public MailLinks For(CaseId id)
    {
        var page = Page(id);
        return new MailLinks(
            Case: page,
            Dossier: $"{page}/dossier.zip",
            Confirm: $"{page}#confirm",
            Reply: $"{page}#reply",
            Filed: $"{page}#filed",
            Settings: $"{page}#settings",
            Ladder: $"{page}#ladder",
            Erase: $"{site.Value}/erase/{tokens.Issue(TokenScope.Erase, id)}",
            Unsubscribe: $"{site.Value}/unsubscribe/{tokens.Issue(TokenScope.Unsubscribe, id)}",
            ReplyAddress: ReplyAddress(id));
    }

    public string Page(CaseId id) => $"{site.Value}/cases/{tokens.Issue(TokenScope.View, id)}";

    public string ReplyAddress(CaseId id) => $"{ReplyPrefix}{tokens.Issue(TokenScope.Inbound, id)}@{mail.InboundDomain}";

    /// <returns>The case whose reply address this is; null where it is none of ours.</returns>
    public CaseId? ReadReplyAddress(string address) =>
        address.IndexOf('@', StringComparison.Ordinal) is var at and > 0
        && ReplyPrefixes.FirstOrDefault(prefix => address.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)) is { } found
        && found.Length <= at
        && address[(at + 1)..].Equals(mail.InboundDomain, StringComparison.OrdinalIgnoreCase)
            ? tokens.Validate(TokenScope.Inbound, address[found.Length..at])
            : null;

    /// <returns>Which mail of which case it names; null where it is none of ours. Its case may be gone.</returns>
    public (CaseId Case, string Slug)? ReadMessageId(string id) =>
        id.Split('@')[0].Split('.') is [var slug, var name] && tokens.ReadPublicName(name) is { } found ? (found, slug) : null;

    /// <returns>The cases whose pages a text links to: a quoted mail of ours tells whose answer it is.</returns>
    public IEnumerable<CaseId> InText(string text) =>
        PageLink().Matches(text).Select(match => tokens.Validate(TokenScope.View, match.Groups[1].Value)).OfType<CaseId>().Distinct();

    [GeneratedRegex(@"/cases/([0-9A-Za-z]{52})\b", RegexOptions.CultureInvariant)]
    private static partial Regex PageLink();
}

/// <summary>Where people reach this installation, without a slash at the end.</summary>
public sealed record PublicUrl(string Value);
