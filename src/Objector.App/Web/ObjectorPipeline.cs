using Azure;
using Microsoft.AspNetCore.Diagnostics;
using Objector.App.Cases;
using Objector.App.Email;
using Objector.App.RateLimiting;

namespace Objector.App.Web;

/// <summary>What every answer goes through, in any host.</summary>
public static class ObjectorPipeline
{
    /// <summary>The pages that are nobody's own, and that whoever needs help may come upon by a search.</summary>
    private static readonly HashSet<string> Findable = new(StringComparer.Ordinal) { "/", "/deadline", "/facts", "/scoreboard", "/about", "/privacy", "/accessibility" };

    public static IApplicationBuilder UseObjector(this IApplicationBuilder app)
    {
        var proxies = app.ApplicationServices.GetRequiredService<TrustedProxies>();
        return app
            .UseExceptionHandler(error => error.Run(context => WriteError(context, proxies)))
            .UseStatusCodePages(bare => WriteStatusPage(bare.HttpContext).ExecuteAsync(bare.HttpContext))
            .Use(async (HttpContext context, RequestDelegate next) =>
            {
                PrepareResponse(context, proxies);
                await next(context);
            });
    }

    /// <summary>Finds out who asks, and sets the headers of every answer and the language that this flow speaks from here on.</summary>
    public static void PrepareResponse(HttpContext context, TrustedProxies proxies)
    {
        proxies.Apply(context);
        var response = context.Response;
        context.Speak();
        SecurityHeaders.Set(context, context.RequestServices.GetRequiredService<PublicUrl>());
        if (!Findable.Contains(context.Request.Path.Value ?? ""))
            response.Headers["X-Robots-Tag"] = "noindex";
        response.Headers.CacheControl = "no-store";
    }

    /// <summary>The answer to a request that could not be served. Whoever asks for it has logged the failure.</summary>
    public static IResult Failed(HttpRequest request, Exception? failure)
    {
        var (status, why) = failure switch
        {
            CaseBusyException => (StatusCodes.Status503ServiceUnavailable, "failed.busy"),
            RequestFailedException or AggregateException => (StatusCodes.Status503ServiceUnavailable, "failed.storage"),
            BadHttpRequestException bad => (bad.StatusCode, "failed.unreadable"),
            _ => (StatusCodes.Status500InternalServerError, "failed.ours"),
        };
        return request.Message(status, Texts.Common["failed.title"], Texts.Common[why]);
    }

    /// <summary>The answer where no endpoint gave one: nobody is left with a number alone.</summary>
    private static IResult WriteStatusPage(HttpContext context) => context.Response.StatusCode == StatusCodes.Status404NotFound
        ? context.Request.Message(StatusCodes.Status404NotFound, Texts.Common["noPage.title"], Texts.Common["noPage.what"])
        : context.Request.Message(context.Response.StatusCode, Texts.Common["failed.title"], Texts.Common["failed.unreadable"]);

    private static async Task WriteError(HttpContext context, TrustedProxies proxies)
    {
        // The handler before this one has logged it, and has cleared the headers.
        PrepareResponse(context, proxies);
        await Failed(context.Request, context.Features.Get<IExceptionHandlerFeature>()?.Error).ExecuteAsync(context);
    }
}
