using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Objector.Tests.Email;

/// <summary>Listens where SendGrid's API would, keeps what was asked, and answers as it is told.</summary>
internal sealed class SendGridServer : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly List<Asked> asked = [];

    private SendGridServer(WebApplication app) => this.app = app;

    public string Url => app.Urls.Single();

    public IReadOnlyList<Asked> Asked => asked;

    public RequestDelegate Answer { get; set; } = Say(StatusCodes.Status202Accepted);

    public static async Task<SendGridServer> Start()
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var server = new SendGridServer(app);
        app.Run(server.Handle);
        await app.StartAsync();
        return server;
    }

    /// <param name="body">An object is sent as JSON, a text as HTML.</param>
    public static RequestDelegate Say(int status, object? body = null, params (string Name, string Value)[] headers) => context =>
    {
        context.Response.StatusCode = status;
        foreach (var (name, value) in headers)
            context.Response.Headers[name] = value;
        return body switch
        {
            null => Task.CompletedTask,
            string html => context.Response.WriteAsync(html),
            _ => context.Response.WriteAsJsonAsync(body),
        };
    };

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task Handle(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var body = await reader.ReadToEndAsync();
        var request = context.Request;
        asked.Add(new Asked(
            $"{request.Method} {request.Path}", request.Headers.Authorization.ToString(), request.ContentType ?? "", body is "" ? default : JsonSerializer.Deserialize<JsonElement>(body)));
        await Answer(context);
    }
}

internal sealed record Asked(string What, string Authorization, string ContentType, JsonElement Body);
