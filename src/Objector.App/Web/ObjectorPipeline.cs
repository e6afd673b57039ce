using Azure;
using Microsoft.AspNetCore.Diagnostics;
using Objector.App.Cases;

namespace Objector.App.Web;

/// <summary>What every answer goes through, in any host.</summary>
public static class ObjectorPipeline
{
    public static IApplicationBuilder UseObjector(this IApplicationBuilder app) => app
        .UseExceptionHandler(error => error.Run(Fail))
        .Use((HttpContext context, RequestDelegate next) =>
        {
            SetHeaders(context.Response);
            return next(context);
        });

    public static void SetHeaders(HttpResponse response)
    {
        // The page's address opens the case: it must not travel on.
        response.Headers["Referrer-Policy"] = "no-referrer";
        response.Headers["X-Content-Type-Options"] = "nosniff";
        response.Headers["X-Robots-Tag"] = "noindex";
        response.Headers["Content-Security-Policy"] = "default-src 'none'; style-src 'self'; img-src 'self' data:; script-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
        response.Headers.CacheControl = "no-store";
    }

    /// <summary>The answer to a request that could not be served. Whoever asks for it has logged the failure.</summary>
    public static IResult Failed(HttpRequest request, Exception? failure)
    {
        var (status, text) = failure switch
        {
            CaseBusyException => (StatusCodes.Status503ServiceUnavailable, "Too much happened to this case at once. Nothing was changed; please try again."),
            RequestFailedException or AggregateException => (StatusCodes.Status503ServiceUnavailable, "We cannot reach our storage at the moment. Please try again in a few minutes."),
            BadHttpRequestException bad => (bad.StatusCode, "What arrived could not be read. Please send it again."),
            _ => (StatusCodes.Status500InternalServerError, "Something went wrong on our side. Please try again in a few minutes."),
        };
        return request.Message(status, "That did not work", text);
    }

    private static Task Fail(HttpContext context)
    {
        // The handler before this one has logged it, and has cleared the headers.
        SetHeaders(context.Response);
        return Failed(context.Request, context.Features.Get<IExceptionHandlerFeature>()?.Error).ExecuteAsync(context);
    }
}
