using System.Text;
using System.Text.Json.Serialization;
using Objector.Core;
using Objector.Core.Cases;

namespace Objector.App.Cases;

/// <summary>What a token lets its holder do. Each power has tokens of its own.</summary>
public enum TokenScope
{
    /// <summary>See the case and act on it.</summary>
    [JsonStringEnumMemberName("view")] View,

    /// <summary>Log by mail: part of the reply address.</summary>
    [JsonStringEnumMemberName("inbound")] Inbound,

    /// <summary>Erase. Known only to the mailbox that got the link.</summary>
    [JsonStringEnumMemberName("erase")] Erase,

    /// <summary>See which mailbox the confirmation went to.</summary>
    [JsonStringEnumMemberName("sent")] Sent,

    /// <summary>End the mails (RFC 8058).</summary>
    [JsonStringEnumMemberName("unsubscribe")] Unsubscribe,
}

/// <summary>
/// Tokens name a case and prove a power over it: the id and 128 bits of an HMAC-SHA256, as 52 characters. Nothing about them is stored.
/// </summary>
/// <param name="secret">Signs.</param>
/// <param name="former">Secrets that signed once: what they signed still holds.</param>
public sealed class Tokens(string secret, params IEnumerable<string> former)
{
    /// <summary>Of a token, in characters.</summary>
    public const int Length = (TokenKey.TokenBytes * 8 + 4) / 5;

    private readonly TokenKey signing = new(secret);
    private readonly TokenKey[] verifying = [new(secret), .. former.Select(old => new TokenKey(old))];

    public string Issue(TokenScope power, CaseId id) => signing.Token(power, id);

    /// <returns>Null where the token does not hold.</returns>
    public CaseId? Validate(TokenScope power, string? token) =>
        Base32.Decode(token) is { Length: TokenKey.TokenBytes } bytes && verifying.Any(key => key.Holds(power, bytes)) ? CaseId.From(bytes.AsSpan(0, CaseId.Bytes)) : null;

    /// <summary>
    /// The id of the case that a submission opens. The same form sent twice (a double tap, a retry) is one case; a corrected one is another.
    /// </summary>
    public CaseId IdFor(string nonce, byte[] content) =>
        CaseId.From(signing.Digest("case", Encoding.UTF8.GetBytes(nonce), content).AsSpan(0, CaseId.Bytes));

    /// <summary>Names a case in Message-IDs, which others see, without naming its id. So an answer finds its case by what it answers.</summary>
    public string OpaqueId(CaseId id) => signing.PublicName(id);

    /// <returns>The case of that name; there may be none in storage. Null where it is no name that we gave.</returns>
    public CaseId? ReadPublicName(string? name) => verifying.Select(key => key.ReadPublicName(name)).FirstOrDefault(id => id is not null);

    /// <summary>Stands in storage for what it must not hold in clear, an address of any kind: the same text gives the same name, and no name gives the text.</summary>
    /// <param name="purpose">Names of different purposes cannot be matched.</param>
    public string KeyedHash(string purpose, string text) => Base32.Encode(signing.Digest($"pseudonym:{purpose}", Encoding.UTF8.GetBytes(text), []).AsSpan(0, TokenKey.MacBytes));
}
