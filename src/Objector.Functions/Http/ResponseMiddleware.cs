using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Logging;
using Objector.App.RateLimiting;
using Objector.App.Web;

namespace Objector.Functions.Http;

/// <summary>What every answer goes through: the same headers, languages and words for a failure as in the self-host.</summary>
public sealed partial class ResponseMiddleware(TrustedProxies proxies, ILogger<ResponseMiddleware> logger) : IFunctionsWorkerMiddleware
{
    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        if (context.GetHttpContext() is not { } http)
        {
            await next(context);
            return;
        }

        ObjectorPipeline.PrepareResponse(http, proxies);
        try
        {
            await next(context);
        }
        catch (Exception e) when (!http.Response.HasStarted)
        {
            Log.Failed(logger, e, context.FunctionDefinition.Name);
            context.GetInvocationResult().Value = ObjectorPipeline.Failed(http.Request, e);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "{Function} failed")]
        public static partial void Failed(ILogger logger, Exception e, string function);
    }
}
