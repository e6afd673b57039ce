using System.Net;
using DnsClient;
using DnsClient.Protocol;
using MimeKit.Cryptography;
using Org.BouncyCastle.Crypto;

namespace Objector.App.InboundEmail;

/// <summary>
/// Looks the public keys of mail signatures up in the DNS (RFC 6376, section 3.6.2). Where the DNS does not answer in time, or has
/// no such key, it throws: then a signature counts as not checked.
/// </summary>
public sealed class DkimKeys : DkimPublicKeyLocatorBase
{
    // Mail waits for it, and it is asked a few times at most for each.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    // Characters: a key of 4096 bits takes about 750.
    private const int MaxRecord = 4096;

    private readonly LookupClient _dns;

    /// <summary>Asks the name servers of this machine.</summary>
    public DkimKeys()
        : this(new LookupClientOptions(), Patience)
    {
    }

    internal DkimKeys(IPEndPoint server, TimeSpan patience)
        : this(new LookupClientOptions(server), patience)
    {
    }

    private DkimKeys(LookupClientOptions options, TimeSpan patience)
    {
        options.Timeout = patience;
        options.Retries = 1;
        options.UseCache = true;
        options.ThrowDnsErrors = false;
        _dns = new LookupClient(options);
    }

    /// <exception cref="IOException">The DNS did not answer, or has no key of this name.</exception>
    /// <exception cref="FormatException">What it has is no key.</exception>
    public override AsymmetricKeyParameter LocatePublicKey(string methods, string domain, string selector, CancellationToken cancellationToken = default)
    {
        try
        {
            cancellationToken.ThrowIfCancellationRequested();
            return Key(_dns.Query(Name(domain, selector), QueryType.TXT));
        }
        catch (Exception e) when (e is DnsResponseException or ArgumentException)
        {
            throw new IOException($"No answer about the key {selector} of {domain}.", e);
        }
    }

    /// <inheritdoc cref="LocatePublicKey"/>
    public override async Task<AsymmetricKeyParameter> LocatePublicKeyAsync(string methods, string domain, string selector, CancellationToken cancellationToken = default)
    {
        try
        {
            return Key(await _dns.QueryAsync(Name(domain, selector), QueryType.TXT, cancellationToken: cancellationToken));
        }
        catch (Exception e) when (e is DnsResponseException or ArgumentException)
        {
            throw new IOException($"No answer about the key {selector} of {domain}.", e);
        }
    }

    private static string Name(string domain, string selector) => $"{selector}._domainkey.{domain}";

    private static AsymmetricKeyParameter Key(IDnsQueryResponse response) =>
        Record(response.Answers.OfType<TxtRecord>()) is { } record ? GetPublicKey(record) : throw new IOException("The DNS has no such key.");

    /// <summary>The first record that holds a key; a long one comes in pieces.</summary>
    private static string? Record(IEnumerable<TxtRecord> records) =>
        records.Where(record => record.Text.Sum(piece => piece.Length) <= MaxRecord).Select(record => string.Concat(record.Text)).FirstOrDefault(text => text.Contains("p=", StringComparison.Ordinal));
}
