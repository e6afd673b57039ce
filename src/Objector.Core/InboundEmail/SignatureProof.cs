using MimeKit;
using MimeKit.Cryptography;

namespace Objector.Core.InboundEmail;

/// <summary>What the signatures in a mail prove: Meta's own (DKIM, RFC 6376), or the seals of those who passed it on (ARC, RFC 8617).</summary>
internal static class SignatureProof
{
    // More than any honest mail has of Meta's.
    private const int MaxSignatures = 4;
    private const int MaxSeals = 10;

    public static IEnumerable<AuthenticationCheck> Of(MimeMessage message, IDkimPublicKeyLocator? keys)
    {
        var signatures = message.Headers.Where(header => header.Id == HeaderId.DkimSignature && MetaSenders.IsMeta(Tag(header, "d"))).Take(MaxSignatures).ToList();
        if (signatures.Count == 0)
            yield return new(false, Messages.NoSignature);
        foreach (var signature in signatures)
        {
            var proof = Dkim(message, signature, keys);
            yield return proof;
            // One is enough; each more may wait for the DNS.
            if (proof.Holds)
                yield break;
        }

        if (Arc(message, keys) is { } seal)
            yield return seal;
    }

    private static AuthenticationCheck Dkim(MimeMessage message, Header signature, IDkimPublicKeyLocator? keys)
    {
        var domain = Tag(signature, "d");
        // What is behind the signed length, anybody may have added.
        if (Tag(signature, "l") is not null)
            return new(false, new(Messages.SignaturePartial, domain ?? ""));
        if (keys is null)
            return NotChecked(domain);
        try
        {
            return new DkimVerifier(keys).Verify(message, signature)
                ? new(true, new(Messages.SignatureValid, domain ?? ""))
                : new(false, new(Messages.SignatureBroken, domain ?? ""));
        }
        // Keys come from outside and signatures from anybody, so both may be wrong in any way.
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return NotChecked(domain);
        }
    }

    private static AuthenticationCheck NotChecked(string? domain) => new(false, new(Messages.SignatureUnchecked, domain ?? ""));

    /// <summary>
    /// A seal says what its owner found, so it is worth as much as its owner; and whoever sealed later could have changed the mail
    /// since. So all have to be trusted.
    /// </summary>
    /// <returns>Null where there is no seal.</returns>
    private static AuthenticationCheck? Arc(MimeMessage message, IDkimPublicKeyLocator? keys)
    {
        var seals = message.Headers.Where(header => header.Id == HeaderId.ArcSeal).Select(header => Tag(header, "d")).ToList();
        if (seals.Count == 0)
            return null;
        // The message's signature is made beside the seal, and may name another domain.
        var signers = message.Headers.Where(header => header.Id == HeaderId.ArcMessageSignature).ToList();
        if (seals.Count > MaxSeals || !seals.Concat(signers.Select(header => Tag(header, "d"))).All(MetaSenders.IsTrustedSealer) || signers.Any(header => Tag(header, "l") is not null))
            return new(false, Messages.SealUntrusted);
        if (keys is null)
            return new(false, new(Messages.SealUnchecked, seals[^1] ?? ""));
        if (new ArcVerifier(keys).Verify(message).Chain != ArcSignatureValidationResult.Pass)
            return new(false, new(Messages.SealBroken, seals[^1] ?? ""));

        var first = message.Headers.Where(header => header.Id == HeaderId.ArcAuthenticationResults)
            .Select(header => AuthenticationResults.TryParse(header.RawValue, out var results) ? results : null).FirstOrDefault(results => results?.Instance == 1);
        return first is null ? null : ReceiverProof.Of(first, seals[^1] ?? "", Messages.SealerFound, Messages.SealerFoundNothing);
    }

    /// <returns>The value of one of the tags <c>a=b; c=d</c>; null where there is none.</returns>
    private static string? Tag(Header header, string name) =>
        (header.Value ?? "").Split(';').Select(tag => tag.Split('=', 2)).FirstOrDefault(pair => pair.Length == 2 && pair[0].Trim() == name)?[1].Trim();
}
