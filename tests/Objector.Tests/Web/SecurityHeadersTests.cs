using Microsoft.AspNetCore.Http;
using Objector.App.Email;
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

    [Fact]
    public void A_page_loads_and_runs_only_what_is_ours_and_nobody_frames_it()
    {
        string[] allowed =
        [
            "base-uri 'none'", "connect-src 'self'", "default-src 'none'", "form-action 'self'", "frame-ancestors 'none'", "img-src 'self'",
            "require-trusted-types-for 'script'", "script-src 'self'", "style-src 'self'", "trusted-types form",
        ];

        Assert.Equal(allowed, Of("http", "objector.example", "http://objector.example").ContentSecurityPolicy.ToString().Split("; ").Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("Referrer-Policy", "no-referrer")]
    [InlineData("X-Content-Type-Options", "nosniff")]
    [InlineData("Cross-Origin-Opener-Policy", "same-origin")]
    [InlineData("Cross-Origin-Resource-Policy", "same-origin")]
    public void No_other_site_learns_where_one_came_from_or_gets_hold_of_an_answer(string header, string value) =>
        Assert.Equal(value, Of("http", "objector.example", "http://objector.example")[header].ToString());

    [Fact]
    public void A_page_may_use_nothing_of_the_device()
    {
        string[] features =
        [
            "accelerometer", "autoplay", "camera", "display-capture", "encrypted-media", "fullscreen", "geolocation", "gyroscope", "hid", "idle-detection", "local-fonts",
            "magnetometer", "microphone", "midi", "payment", "picture-in-picture", "publickey-credentials-get", "screen-wake-lock", "serial", "usb", "xr-spatial-tracking",
        ];

        Assert.Equal(features.Select(feature => $"{feature}=()"), Of("http", "objector.example", "http://objector.example")["Permissions-Policy"].ToString().Split(", ").Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("exhibit-01.png", "inline; filename=exhibit-01.png")]
    [InlineData("a\"; filename=x.html\r\nX: y.png", "inline; filename=\"a\\\"; filename=x.html__X: y.png\"")]
    public void A_file_keeps_its_name_says_no_more_than_that_and_lies_in_a_sandbox(string name, string disposition)
    {
        var context = new DefaultHttpContext();

        SecurityHeaders.OfFile(context.Response, name);

        Assert.Equal("default-src 'none'; frame-ancestors 'none'; sandbox", context.Response.Headers.ContentSecurityPolicy.ToString());
        Assert.StartsWith(disposition, context.Response.Headers.ContentDisposition.ToString());
        Assert.DoesNotContain('\n', context.Response.Headers.ContentDisposition.ToString());
    }
}
