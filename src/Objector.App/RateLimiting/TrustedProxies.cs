using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using IPNetwork = System.Net.IPNetwork;

namespace Objector.App.RateLimiting;

/// <summary>
/// The proxies that are believed when they say for whom they ask (<c>X-Forwarded-For</c>): those of <c>Proxy__Trusted</c>, and this machine, as
/// which the Functions host asks. What stands before what they wrote, anybody may have written.
/// </summary>
public sealed class TrustedProxies
{
    private static readonly IPNetwork[] ThisMachine = [IPNetwork.Parse("127.0.0.0/8"), IPNetwork.Parse("::1/128")];
    private static readonly char[] Between = [',', ' '];

    private readonly ForwardedHeadersMiddleware forwarded;

    private TrustedProxies(IEnumerable<IPNetwork> named)
    {
        // Each that is trusted may name one more.
        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor, ForwardLimit = null };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var network in ThisMachine.Concat(named))
            options.KnownIPNetworks.Add(network);
        forwarded = new ForwardedHeadersMiddleware(_ => Task.CompletedTask, NullLoggerFactory.Instance, Options.Create(options));
    }

    /// <param name="setting">Addresses and networks like <c>10.0.0.0/8</c>, with commas between; may be empty.</param>
    public static TrustedProxies Of(string setting) => new(Named(setting).Select(Network).OfType<IPNetwork>());

    /// <returns>A sentence for each word that is no network, or everybody's.</returns>
    public static IEnumerable<string> Problems(string setting) => Named(setting)
        .Where(word => Network(word) is not { PrefixLength: > 0 })
        .Select(word => $"Proxy__Trusted names '{word}'. Give the addresses of your own proxies, like 192.0.2.7, or their networks, like 10.0.0.0/8.");

    /// <summary>From here on the connection's address is the client's.</summary>
    public void Apply(HttpContext context) => forwarded.ApplyForwarders(context);

    private static string[] Named(string setting) => setting.Split(Between, StringSplitOptions.RemoveEmptyEntries);

    private static IPNetwork? Network(string word) =>
        IPAddress.TryParse(word, out var address) ? new IPNetwork(address, address.GetAddressBytes().Length * 8)
        : IPNetwork.TryParse(word, out var network) ? network
        : null;
}
