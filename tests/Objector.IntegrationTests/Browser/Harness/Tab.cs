using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace Objector.IntegrationTests.Browser;

/// <summary>A page in the browser, and what went wrong while it was looked at.</summary>
public sealed class Tab
{
    private readonly ConcurrentQueue<string> problems = new();
    private readonly List<string> forgiven = [];
    private readonly List<string> refused = [];

    internal Tab(IPage page, Uri site)
    {
        Page = page;
        Site = site;
        page.PageError += (_, error) => problems.Enqueue($"A script failed: {error}");
        page.Console += (_, line) =>
        {
            // What could not be loaded is told below, with its address.
            if (line.Type == "error" && !line.Text.StartsWith("Failed to load resource", StringComparison.Ordinal))
                problems.Enqueue($"The console says: {line.Text}");
        };
        page.Request += (_, request) =>
        {
            if (new Uri(request.Url) is { Scheme: "http" or "https" or "ws" or "wss" } address && address.Authority != site.Authority)
                problems.Enqueue($"A request went to somebody else: {address}");
        };
        page.RequestFailed += (_, request) =>
        {
            // The browser itself ends what a person leaves or downloads.
            if (request.Failure != "net::ERR_ABORTED" && !forgiven.Exists(request.Url.EndsWith))
                problems.Enqueue($"{request.Method} {request.Url} failed: {request.Failure}");
        };
        page.Response += (_, response) =>
        {
            // A page may well be about an error; what it loads may not fail.
            if (response.Status >= 400 && !response.Request.IsNavigationRequest && !refused.Exists(response.Url.EndsWith))
                problems.Enqueue($"{response.Request.Method} {response.Url} answered {response.Status}");
        };
    }

    public IPage Page { get; }

    public Uri Site { get; }

    public ILocator Button(string name) => Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = name });

    /// <summary>The field that is labelled so.</summary>
    public ILocator Field(string label) => Page.GetByLabel(label);

    /// <summary>What a script sends there may be refused: the test says what comes of it.</summary>
    public void MayRefuse(string path) => refused.Add(path);

    /// <summary>Lets every request to this path fail until disposed of, as a lost network does.</summary>
    public async Task<IAsyncDisposable> Offline(string path)
    {
        forgiven.Add(path);
        await Page.RouteAsync($"**{path}", route => route.AbortAsync("internetdisconnected"));
        return new Online(() => Page.UnrouteAsync($"**{path}"));
    }

    /// <summary>Fails with all of them, at their full length.</summary>
    internal static void NoFaults(IReadOnlyCollection<string> faults) => Assert.True(faults.Count == 0, string.Join(Environment.NewLine, faults));

    internal async Task NothingWentWrong()
    {
        NoFaults(problems);
        Assert.DoesNotContain(await Page.Context.CookiesAsync(), cookie => !cookie.Path.StartsWith("/operator", StringComparison.Ordinal));
    }

    private sealed class Online(Func<Task> back) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync() => await back();
    }
}
