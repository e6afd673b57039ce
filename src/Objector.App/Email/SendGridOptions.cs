using System.Security.Cryptography;

namespace Objector.App.Email;

/// <summary>The settings <c>Mail__SendGrid__…</c>.</summary>
public sealed class SendGridOptions
{
    private const int KeyBits = 256;

    /// <summary>Set: mails leave over SendGrid. Empty: over SMTP.</summary>
    public string ApiKey { get; set; } = "";

    /// <summary>The public key of the signed event webhook, as SendGrid shows it. Empty: no event is believed.</summary>
    public string WebhookKey { get; set; } = "";

    /// <summary>A subuser in the European Union needs https://api.eu.sendgrid.com.</summary>
    public string Host { get; set; } = "https://api.sendgrid.com";

    public bool IsChosen => ApiKey is not "";

    /// <returns>A sentence for each setting that is wrong.</returns>
    public IEnumerable<string> Problems()
    {
        // The key itself is a secret, and problems are printed.
        if (ApiKey.Any(c => char.IsWhiteSpace(c) || !char.IsAscii(c)))
            yield return "Mail__SendGrid__ApiKey has a character that no key has. It is one word, like: SG.….…";
        if (WebhookKey is not "" && !IsPublicKey(WebhookKey))
            yield return "Mail__SendGrid__WebhookKey is no public key. Copy the verification key of your signed event webhook, like: MFkwEw…==";
        if (!Uri.TryCreate(Host, UriKind.Absolute, out var host) || !(host.Scheme == Uri.UriSchemeHttps || (host.Scheme == Uri.UriSchemeHttp && host.IsLoopback)))
            yield return $"Mail__SendGrid__Host is '{Host}', which is no https address. Write it like: https://api.eu.sendgrid.com";
    }

    private static bool IsPublicKey(string text)
    {
        try
        {
            using var key = ECDsa.Create();
            var bytes = Convert.FromBase64String(text);
            key.ImportSubjectPublicKeyInfo(bytes, out var read);
            return read == bytes.Length && key.KeySize == KeyBits;
        }
        catch (Exception e) when (e is FormatException or CryptographicException)
        {
            return false;
        }
    }
}
