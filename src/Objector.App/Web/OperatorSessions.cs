using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Objector.App.Web;

/// <summary>
/// What the cookie of a signed-in operator holds: until when it holds, a nonce, and an HMAC-SHA256 of both and of the key. Nothing is
/// stored, so another key or another secret ends every session at once; signing out only takes the cookie away.
/// </summary>
public sealed class OperatorSessions(string secret, string key)
{
    private readonly byte[] macKey = HMACSHA256.HashData(Bytes(secret), Bytes($"operator\0{key}"));

    /// <param name="nonce">Makes it, and the token of its forms, different from any other. Without a full stop.</param>
    public string Cookie(DateTimeOffset expires, string nonce)
    {
        var body = string.Create(CultureInfo.InvariantCulture, $"{expires.ToUnixTimeSeconds()}.{nonce}");
        return $"{body}.{Mac("cookie", body)}";
    }

    public bool Holds(string? cookie, DateTimeOffset now) =>
        cookie?.LastIndexOf('.') is { } end and > 0
        && ConstantTime.Same(Mac("cookie", cookie[..end]), cookie[(end + 1)..])
        && long.TryParse(cookie.Split('.')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var expires)
        && now.ToUnixTimeSeconds() < expires;

    /// <summary>What each form of this session must send along: no other site can know it.</summary>
    public string Csrf(string cookie) => Mac("form", cookie);

    public bool CsrfFits(string cookie, string? given) => ConstantTime.Same(Csrf(cookie), given ?? "");

    private string Mac(string purpose, string text) => Convert.ToHexStringLower(HMACSHA256.HashData(macKey, Bytes($"{purpose}\0{text}")));

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
