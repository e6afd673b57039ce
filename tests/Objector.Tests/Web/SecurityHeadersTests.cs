using Microsoft.AspNetCore.Http;
using Objector.App.Mail;
using Objector.App.Web;

namespace Objector.Tests.Web;

public class SecurityHeadersTests
{
    private static IHeaderDictionary Of(string scheme, string host, string site)
    {
        var context = new DefaultHttpContext();
        context.Request.Scheme = scheme;
        context.Request.Host = new HostString(host);
        SecurityHeaders.Set(context, new PublicUrl(site));
        return context.Response.Headers;
    }

    [Theory]
    [InlineData("https", "objector.example", "https://objector.example", true)]
    [InlineData("http", "objector.example", "https://objector.example", true)]
    [InlineData("https", "objector.example", "http://localhost:7071", true)]
    [InlineData("http", "objector.example", "http://objector.example", false)]
    [InlineData("https", "localhost:7071", "https://localhost:7071", false)]
    [InlineData("https", "127.0.0.1:7071", "https://objector.example", false)]
    [InlineData("https", "[::1]:7071", "https://objector.example", false)]
    public void Browsers_are_told_to_come_by_https_alone_where_there_is_https(string scheme, string host, string site, bool told) =>
        Assert.Equal(told ? "max-age=31536000" : "", Of(scheme, host, site).StrictTransportSecurity.ToString());

    [Theory]
    [InlineData("exhibit-01.png", "inline; filename=exhibit-01.png")]
    [InlineData("a\"; filename=x.html\r\nX: y.png", "inline; filename=\"a\\\"; filename=x.html__X: y.png\"")]
    public void A_file_keeps_its_name_and_says_no_more_than_that(string name, string disposition)
    {
        var context = new DefaultHttpContext();

        SecurityHeaders.OfFile(context.Response, name);

        Assert.StartsWith(disposition, context.Response.Headers.ContentDisposition.ToString());
        Assert.DoesNotContain('\n', context.Response.Headers.ContentDisposition.ToString());
    }
}
