using System.Net;
using System.Net.Sockets;

namespace Objector.App.Web;

/// <summary>Who asks, as budgets count them.</summary>
internal static class ClientNetwork
{
    /// <returns>The address, once <see cref="RateLimiting.TrustedProxies"/> are applied; of IPv6 the /64, of which a household has one at least. Empty where there is none.</returns>
    public static string Network(this HttpRequest request) => request.HttpContext.Connection.RemoteIpAddress switch
    {
        null => "",
        { IsIPv4MappedToIPv6: true } mapped => mapped.MapToIPv4().ToString(),
        { AddressFamily: AddressFamily.InterNetworkV6 } six => $"{new IPAddress([.. six.GetAddressBytes().AsSpan(0, 8), .. new byte[8]])}/64",
        var four => four.ToString(),
    };
}
