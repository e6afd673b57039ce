using Microsoft.Playwright;

namespace Objector.IntegrationTests.Browser;

/// <summary>How a person looks at a page.</summary>
/// <param name="Width">Of the window, in CSS pixels.</param>
/// <param name="Languages">As the browser asks for them.</param>
public sealed record View(int Width = 360, bool Dark = false, bool Script = true, string Languages = "en-GB")
{
    public const int Phone = 360;
    public const int Desk = 1280;
}

/// <summary>One host in real time and one browser, for all tests that look at pages as a person does.</summary>
public sealed class BrowserHost : IAsyncLifetime
{
    // In milliseconds; a busy machine needs it.
    private const float Patience = 15_000;

    private IPlaywright? playwright;
    private IBrowser? browser;
    private Lazy<Task<SampleCases>>? cases;

    public RunningHost Host { get; private set; } = null!;

    /// <summary>Cases in every state, made when the first test asks.</summary>
    internal Task<SampleCases> Cases => cases!.Value;

    public async ValueTask InitializeAsync()
    {
        playwright = await Playwright.CreateAsync();
        browser = await Chromium.Start(playwright);
        Host = await RunningHost.Start();
        cases = new Lazy<Task<SampleCases>>(() => SampleCases.Make(Host));
    }

    /// <summary>
    /// Does this in a fresh profile, and fails if on the way a script failed, a request failed or went to anybody else, our own rules
    /// for content were broken, or a cookie was set.
    /// </summary>
    public async Task Browse(Func<Tab, Task> look, View? view = null)
    {
        Assert.SkipWhen(browser is null, Chromium.HowToInstall);
        view ??= new View();
        await using var context = await browser!.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = Host.Http.BaseAddress!.ToString(),
            ViewportSize = new ViewportSize { Width = view.Width, Height = 800 },
            ColorScheme = view.Dark ? ColorScheme.Dark : ColorScheme.Light,
            JavaScriptEnabled = view.Script,
            Locale = view.Languages,
            TimezoneId = "Europe/Berlin",
        });
        context.SetDefaultTimeout(Patience);
        Assertions.SetDefaultExpectTimeout(Patience);
        var tab = new Tab(await context.NewPageAsync(), Host.Http.BaseAddress!);
        await look(tab);
        await tab.NothingWentWrong();
    }

    public async ValueTask DisposeAsync()
    {
        await (browser?.DisposeAsync() ?? ValueTask.CompletedTask);
        playwright?.Dispose();
        if (Host is not null)
            await Host.DisposeAsync();
    }
}

[CollectionDefinition(Name)]
public sealed class OneBrowser : ICollectionFixture<BrowserHost>
{
    public const string Name = "one browser";
}
