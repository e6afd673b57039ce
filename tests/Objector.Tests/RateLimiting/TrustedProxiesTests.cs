using System.Net;
using Microsoft.AspNetCore.Http;
using Objector.App.RateLimiting;
using Objector.App.Web;

namespace Objector.Tests.RateLimiting;

public class TrustedProxiesTests
{
    private static string Client(string remote, string forwarded, string trusted = "")
    {
        var context = new DefaultHttpContext();
        context.Connection.RemoteIpAddress = IPAddress.Parse(remote);
        context.Request.Headers["X-Forwarded-For"] = forwarded;
        TrustedProxies.Of(trusted).Apply(context);
        return context.Request.Network();
    }

    [Theory]
    [InlineData("192.0.2.1", "198.51.100.7")]
    [InlineData("::ffff:192.0.2.1", "127.0.0.1")]
    [InlineData("2001:db8:1:2::1", "198.51.100.7")]
    public void Who_comes_directly_cannot_choose_an_address(string remote, string forged) => Assert.Equal(Client(remote, ""), Client(remote, forged));

    [Theory]
    [InlineData("127.0.0.1", "192.0.2.1:51234", "")]
    [InlineData("::1", "made.up, 198.51.100.1, 192.0.2.1", "")]
    [InlineData("10.1.2.3", "198.51.100.1, 192.0.2.1", "10.0.0.0/8")]
    [InlineData("::ffff:10.1.2.3", "192.0.2.1", "10.1.2.3")]
    [InlineData("10.1.2.3", "198.51.100.1, 192.0.2.1, 10.9.9.9", "10.0.0.0/8,203.0.113.1")]
    public void A_trusted_proxy_says_for_whom_it_asks_and_what_stands_before_it_is_not_believed(string remote, string forwarded, string trusted) =>
        Assert.Equal("192.0.2.1", Client(remote, forwarded, trusted));

    [Theory]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:2::/64")]
    [InlineData("2001:db8:1:2:ffff:ffff:ffff:ffff", "2001:db8:1:2::/64")]
    [InlineData("2001:db8:1:3::1", "2001:db8:1:3::/64")]
    [InlineData("::ffff:192.0.2.1", "192.0.2.1")]
    public void Of_IPv6_a_household_counts_and_not_a_device(string remote, string network) => Assert.Equal(network, Client(remote, ""));

    [Fact]
    public void Without_a_connection_there_is_no_address()
    {
        var context = new DefaultHttpContext();
        TrustedProxies.Of("").Apply(context);

        Assert.Equal("", context.Request.Network());
    }
}
