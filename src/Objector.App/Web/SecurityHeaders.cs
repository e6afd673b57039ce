using System.Net;
using Microsoft.Net.Http.Headers;
using Objector.App.Email;

namespace Objector.App.Web;

/// <summary>What a browser may do with an answer of ours: as little as its pages need.</summary>
internal static class SecurityHeaders
{
    private static readonly TimeSpan HttpsOnly = TimeSpan.FromDays(365);

    // No script makes HTML out of text, so none may; one names another script (start.js), and that one alone.
    private const string Pages =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types form";

    private const string Files = "default-src 'none'; frame-ancestors 'none'; sandbox";

    /// <summary>What browsers give to any page that asks. A picture taken by <c>capture</c> and the clipboard's text need none of it.</summary>
    private static readonly string Unused = string.Join(", ", ((string[])[
        "accelerometer", "autoplay", "camera", "display-capture", "encrypted-media", "fullscreen", "geolocation", "gyroscope", "hid", "idle-detection", "local-fonts",
        "magnetometer", "microphone", "midi", "payment", "picture-in-picture", "publickey-credentials-get", "screen-wake-lock", "serial", "usb", "xr-spatial-tracking"]).Select(feature => $"{feature}=()"));

    public static void Set(HttpContext context, PublicUrl site)
    {
        var headers = context.Response.Headers;
        // The page's address opens the case: it must not travel on.
        headers["Referrer-Policy"] = "no-referrer";
        headers.XContentTypeOptions = "nosniff";
        headers.ContentSecurityPolicy = Pages;
        headers["Permissions-Policy"] = Unused;
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        if (IsByHttps(context.Request, site) && !IsThisMachine(context.Request.Host.Host))
            headers.StrictTransportSecurity = $"max-age={HttpsOnly.TotalSeconds:0}";
    }

    /// <summary>Of what somebody sent us: shown or saved, it runs nothing and loads nothing.</summary>
    public static void OfFile(HttpResponse response, string name)
    {
        response.Headers.ContentSecurityPolicy = Files;
        var disposition = new ContentDispositionHeaderValue("inline");
        disposition.SetHttpFileName(name);
        response.Headers.ContentDisposition = disposition.ToString();
    }

    /// <summary>Behind a proxy the request itself may be plain http.</summary>
    public static bool IsByHttps(HttpRequest request, PublicUrl site) => request.IsHttps || site.Value.StartsWith("https:", StringComparison.OrdinalIgnoreCase);

    // A developer's other sites on the same name would be locked out.
    private static bool IsThisMachine(string host) => host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));
}
