using Objector.App.Cases;
using Objector.Core.Cases;

namespace Objector.App.Mail;

/// <summary>The addresses that we hand out: each opens one power and no other.</summary>
public sealed class Links(PublicUrl site, MailOptions mail, Tokens tokens)
{
    private const string ReplyPrefix = "case+";

    public MailLinks For(CaseId id)
    {
        var page = Page(id);
        return new MailLinks(
            Case: page,
            Confirm: $"{page}#confirm",
            Reply: $"{page}#reply",
            Filed: $"{page}#filed",
            Settings: $"{page}#settings",
            Erase: $"{site.Value}/erase/{tokens.For(Power.Erase, id)}",
            Unsubscribe: $"{site.Value}/unsubscribe/{tokens.For(Power.Unsubscribe, id)}",
            ReplyAddress: ReplyAddress(id));
    }

    public string Page(CaseId id) => $"{site.Value}/cases/{tokens.For(Power.View, id)}";

    public string ReplyAddress(CaseId id) => $"{ReplyPrefix}{tokens.For(Power.Inbound, id)}@{mail.InboundDomain}";

    /// <returns>The case whose reply address this is; null where it is none of ours.</returns>
    public CaseId? ReadReplyAddress(string address) =>
        address.IndexOf('@', StringComparison.Ordinal) is var at and > 0
        && address.StartsWith(ReplyPrefix, StringComparison.OrdinalIgnoreCase)
        && address[(at + 1)..].Equals(mail.InboundDomain, StringComparison.OrdinalIgnoreCase)
            ? tokens.Read(Power.Inbound, address[ReplyPrefix.Length..at])
            : null;
}

/// <summary>Where people reach this installation, without a slash at the end.</summary>
public sealed record PublicUrl(string Value);
