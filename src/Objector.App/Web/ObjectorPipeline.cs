using Azure;
using Microsoft.AspNetCore.Diagnostics;
using Objector.App.Cases;

namespace Objector.App.Web;

/// <summary>What every answer of the self-host goes through.</summary>
public static partial class ObjectorPipeline
{
    public static IApplicationBuilder UseObjector(this IApplicationBuilder app) => app
        .UseExceptionHandler(error => error.Run(Fail))
        .Use(Headers);

    private static Task Headers(HttpContext context, RequestDelegate next)
    {
        // The page's address opens the case: it must not travel on.
        context.Response.Headers["Referrer-Policy"] = "no-referrer";
        context.Response.Headers["X-Content-Type-Options"] = "nosniff";
        context.Response.Headers["X-Robots-Tag"] = "noindex";
        context.Response.Headers["Content-Security-Policy"] = "default-src 'none'; style-src 'self'; img-src 'self' data:; script-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
        context.Response.Headers.CacheControl = "no-store";
        return next(context);
    }

    private static async Task Fail(HttpContext context)
    {
        // The handler before this one has logged it.
        var (status, text) = context.Features.Get<IExceptionHandlerFeature>()?.Error switch
        {
            CaseBusyException => (StatusCodes.Status503ServiceUnavailable, "Too much happened to this case at once. Nothing was changed; please try again."),
            RequestFailedException or AggregateException => (StatusCodes.Status503ServiceUnavailable, "We cannot reach our storage at the moment. Please try again in a few minutes."),
            BadHttpRequestException bad => (bad.StatusCode, "What arrived could not be read. Please send it again."),
            _ => (StatusCodes.Status500InternalServerError, "Something went wrong on our side. Please try again in a few minutes."),
        };
        await context.Request.Message(status, "That did not work", text).ExecuteAsync(context);
    }
}
