using System.Security.Cryptography;
using System.Text;
using Objector.Core;
using Objector.Core.Cases;

namespace Objector.App.Cases;

/// <summary>What a token lets its holder do. Each power has tokens of its own.</summary>
public enum Power
{
    /// <summary>See the case and act on it.</summary>
    View,

    /// <summary>Log by mail: part of the reply address.</summary>
    Inbound,

    /// <summary>Erase. Known only to the mailbox that got the link.</summary>
    Erase,

    /// <summary>See which mailbox the confirmation went to.</summary>
    Sent,

    /// <summary>End the mails (RFC 8058).</summary>
    Unsubscribe,
}

/// <summary>
/// Tokens name a case and prove a power over it: the id and 128 bits of an HMAC-SHA256, as 52 characters. Nothing about them is stored.
/// </summary>
public sealed class Tokens(string secret)
{
    /// <summary>Of a token, in characters.</summary>
    public const int Length = ((CaseId.Bytes + MacBytes) * 8 + 4) / 5;

    private const int MacBytes = 16;

    private readonly byte[] key = SHA256.HashData(Encoding.UTF8.GetBytes(secret));

    public string For(Power power, CaseId id)
    {
        var bytes = id.ToBytes();
        return Base32.Encode([.. bytes, .. Mac(power, bytes)]);
    }

    /// <returns>Null where the token does not hold.</returns>
    public CaseId? Read(Power power, string? token)
    {
        if (Base32.Decode(token) is not { Length: CaseId.Bytes + MacBytes } bytes)
            return null;
        var id = bytes[..CaseId.Bytes];
        return CryptographicOperations.FixedTimeEquals(Mac(power, id), bytes.AsSpan(CaseId.Bytes)) ? CaseId.From(id) : null;
    }

    /// <summary>
    /// The id of the case that a submission opens. The same form sent twice (a double tap, a retry) is one case; a corrected one is another.
    /// </summary>
    public CaseId IdFor(string nonce, byte[] content) =>
        CaseId.From(Hash("case", Encoding.UTF8.GetBytes(nonce), content).AsSpan(0, CaseId.Bytes));

    /// <summary>Names a case in Message-IDs, which others see, without naming its id: the id, encrypted. So an answer finds its case by what it answers.</summary>
    public string PublicName(CaseId id)
    {
        using var cipher = Cipher();
        return Base32.Encode(cipher.EncryptEcb(id.ToBytes(), PaddingMode.None));
    }

    /// <returns>The case of that name; there may be none in storage. Null where it is no such name.</returns>
    public CaseId? ReadPublicName(string? name)
    {
        if (Base32.Decode(name) is not { Length: CaseId.Bytes } bytes)
            return null;
        using var cipher = Cipher();
        return CaseId.From(cipher.DecryptEcb(bytes, PaddingMode.None));
    }

    /// <summary>Stands in storage for what it must not hold in clear, an address of any kind: the same text gives the same name, and no name gives the text.</summary>
    /// <param name="purpose">Names of different purposes cannot be matched.</param>
    public string Pseudonym(string purpose, string text) => Base32.Encode(Hash($"pseudonym:{purpose}", Encoding.UTF8.GetBytes(text), []).AsSpan(0, MacBytes));

    // One block, each id once: a permutation is all that is needed.
    private Aes Cipher()
    {
        var cipher = Aes.Create();
        cipher.Key = Hash("message-id", [], [])[..16];
        return cipher;
    }

    private byte[] Mac(Power power, byte[] id) => Hash($"token:{power}", id, [])[..MacBytes];

    private byte[] Hash(string purpose, byte[] first, byte[] second) =>
        HMACSHA256.HashData(key, (byte[])[.. Encoding.UTF8.GetBytes(purpose), 0, .. SHA256.HashData(first), .. SHA256.HashData(second)]);
}
