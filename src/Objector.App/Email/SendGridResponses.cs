using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using Microsoft.AspNetCore.WebUtilities;

namespace Objector.App.Email;

/// <summary>Reads what SendGrid's API answered.</summary>
internal static class SendGridResponses
{
    public static SendResult Read(HttpStatusCode status, HttpResponseHeaders headers, string body) => status == HttpStatusCode.Accepted
        ? new SendResult.Accepted()
        : new SendResult.Failed(Reason(status, body), IsVerdictOnTheMail(status)) { RetryAfter = RetryAfter(status, headers), NotTaken = (int)status is >= 400 and < 500 };

    /// <summary>The status and, where there are any, the API's own sentences.</summary>
    public static string Reason(HttpStatusCode status, string body)
    {
        var said = string.Join("; ", Errors(body));
        return $"{(int)status} {(said is "" ? ReasonPhrases.GetReasonPhrase((int)status) : said)}".TrimEnd();
    }

    public static IEnumerable<string> Scopes(string body) =>
        SendGridJson.Read(body).Get("scopes").Items().Select(scope => scope.Text()).OfType<string>();

    // A wrong key, a sender that is not verified, a wrong host: ours to set right, and then the mail goes out as it is.
    private static bool IsVerdictOnTheMail(HttpStatusCode status) => (int)status is >= 400 and < 500 && status
        is not (HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed
            or HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests);

    // Dates are counted from the server's own: then neither a wrong clock nor a fast one of ours matters.
    private static TimeSpan? RetryAfter(HttpStatusCode status, HttpResponseHeaders headers) =>
        headers.RetryAfter?.Delta ?? NotNegative((headers.RetryAfter?.Date ?? LimitReset(status, headers)) - headers.Date);

    // Every answer tells when the limit is reset; it matters only to who has reached it.
    private static DateTimeOffset? LimitReset(HttpStatusCode status, HttpResponseHeaders headers) =>
        status == HttpStatusCode.TooManyRequests
        && headers.TryGetValues("X-RateLimit-Reset", out var values)
        && long.TryParse(values.First(), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? SendGridJson.Instant(seconds)
            : null;

    private static TimeSpan? NotNegative(TimeSpan? wait) => wait < TimeSpan.Zero ? TimeSpan.Zero : wait;

    // Whatever stands between us and the API answers in HTML, or not at all: then there are none.
    private static IEnumerable<string> Errors(string body) =>
        from error in SendGridJson.Read(body).Get("errors").Items()
        let message = error.Get("message").Text()
        where message is not null
        select error.Get("field").Text() is { } field ? $"{message} ({field})" : message;
}
