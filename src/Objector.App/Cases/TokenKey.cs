using System.Security.Cryptography;
using System.Text;
using Objector.Core;
using Objector.Core.Cases;

namespace Objector.App.Cases;

/// <summary>All that is derived from one secret.</summary>
internal sealed class TokenKey(string secret)
{
    /// <summary>128 bits.</summary>
    public const int MacBytes = 16;
    private const int CheckBytes = 8;

    /// <summary>Of a token, in bytes.</summary>
    public const int TokenBytes = CaseId.Bytes + MacBytes;

    private readonly byte[] key = SHA256.HashData(Encoding.UTF8.GetBytes(secret));

    public string Token(TokenScope power, CaseId id)
    {
        var bytes = id.ToBytes();
        return Base32.Encode([.. bytes, .. Mac(power, bytes)]);
    }

    /// <param name="token">Of <see cref="TokenBytes"/> bytes.</param>
    public bool Holds(TokenScope power, byte[] token) =>
        CryptographicOperations.FixedTimeEquals(Mac(power, token[..CaseId.Bytes]), token.AsSpan(CaseId.Bytes));

    public byte[] Digest(string purpose, byte[] first, byte[] second) =>
        HMACSHA256.HashData(key, (byte[])[.. Encoding.UTF8.GetBytes(purpose), 0, .. SHA256.HashData(first), .. SHA256.HashData(second)]);

    /// <summary>The id, encrypted, and 64 bits by which it is known whose key did it.</summary>
    public string PublicName(CaseId id)
    {
        using var cipher = Cipher();
        var hidden = cipher.EncryptEcb(id.ToBytes(), PaddingMode.None);
        return Base32.Encode([.. hidden, .. Check(hidden)]);
    }

    /// <returns>Null where this key did not write it.</returns>
    public CaseId? ReadPublicName(string? name)
    {
        if (Base32.Decode(name) is not { Length: CaseId.Bytes + CheckBytes } bytes)
            return null;
        var hidden = bytes[..CaseId.Bytes];
        if (!CryptographicOperations.FixedTimeEquals(Check(hidden), bytes.AsSpan(CaseId.Bytes)))
            return null;
        using var cipher = Cipher();
        return CaseId.From(cipher.DecryptEcb(hidden, PaddingMode.None));
    }

    // One block, each id once: a permutation is all that is needed.
    private Aes Cipher()
    {
        var cipher = Aes.Create();
        cipher.Key = Digest("message-id", [], [])[..16];
        return cipher;
    }

    private byte[] Mac(TokenScope power, byte[] id) => Digest($"token:{StoredName.Word(power)}", id, [])[..MacBytes];

    private byte[] Check(byte[] hidden) => Digest("message-id-check", hidden, [])[..CheckBytes];
}
