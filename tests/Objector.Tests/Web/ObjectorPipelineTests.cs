using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Objector.App.Email;
using Objector.App.RateLimiting;
using Objector.App.Web;

namespace Objector.Tests.Web;

public class ObjectorPipelineTests
{
    private static async Task<(HttpResponse Response, string Body)> Ask(RequestDelegate endpoint)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(TrustedProxies.Of("")).AddSingleton(new PublicUrl("https://objector.example"));
        await using var app = builder.Build();
        app.UseObjector().Run(endpoint);

        using var body = new MemoryStream();
        var context = new DefaultHttpContext { RequestServices = app.Services };
        context.Request.Path = "/cases/token";
        context.Request.Headers.Accept = "application/json";
        context.Response.Body = body;
        await ((IApplicationBuilder)app).Build()(context);
        return (context.Response, Encoding.UTF8.GetString(body.ToArray()));
    }

    [Fact]
    public async Task What_fails_unexpectedly_tells_others_no_more_than_any_answer()
    {
        var (served, _) = await Ask(_ => Task.CompletedTask);
        var (failed, body) = await Ask(_ => throw new InvalidOperationException("of ada@example.org"));

        Assert.Equal((StatusCodes.Status200OK, StatusCodes.Status500InternalServerError), (served.StatusCode, failed.StatusCode));
        Assert.DoesNotContain("ada@example.org", body);
        Assert.All(served.Headers, header => Assert.Equal(header.Value.ToString(), failed.Headers[header.Key].ToString()));
        Assert.Equal(("no-referrer", "no-store", "noindex"), (failed.Headers["Referrer-Policy"].ToString(), failed.Headers.CacheControl.ToString(), failed.Headers["X-Robots-Tag"].ToString()));
    }
}
