using System.IO.Compression;
using System.Text;
using Microsoft.Playwright;
using Objector.SelfHost.Local;

namespace Objector.IntegrationTests.Browser;

/// <summary>What every page has to hold on every screen: nothing jumps, nothing overflows, axe finds nothing, it stays small.</summary>
internal sealed class ScreenChecks(BrowserHost shared)
{
    private const int LeastTarget = 44;
    private static readonly string Screenshots = Path.Combine(RepositoryRoot.Find(), "artifacts", "screenshots");

    // Bytes, compressed.
    private static readonly IReadOnlyDictionary<string, int> Budgets =
        new Dictionary<string, int> { ["text/html"] = 30 * 1024, ["text/css"] = 20 * 1024, ["text/javascript"] = 25 * 1024 };

    /// <summary>Opens a page and holds it against all of that, by day and by night; leaves a screenshot of each.</summary>
    public Task CheckAsync(Screen screen, int width, params ColorScheme[] themes) =>
        shared.Browse(tab => Look(tab, screen, width, themes), new View(width));

    /// <summary>Opens a page in another language: that axe finds nothing, and that longer words fit too.</summary>
    public Task CheckLanguageAsync(Screen screen, string language) => shared.Browse(
        async tab =>
        {
            await tab.Page.GotoAsync(screen.Path(await shared.Cases));
            await LoadPictures(tab.Page);
            Assert.InRange(await tab.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth"), 1, View.Phone);
            Tab.NoFaults(await Axe.Faults(tab));
        },
        new View(Languages: language));

    private async Task Look(Tab tab, Screen screen, int width, ColorScheme[] themes)
    {
        await tab.Page.GotoAsync(screen.Path(await shared.Cases));
        // What somebody does there may well move things.
        Assert.Equal(0, await Shift(tab.Page), tolerance: 0.001);
        await (screen.Then?.Invoke(tab) ?? Task.CompletedTask);
        await LoadPictures(tab.Page);

        Assert.InRange(await tab.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth"), 1, width);
        if (width == View.Phone)
            Tab.NoFaults(await SmallTargets(tab.Page));
        Assert.All(await Weights(tab.Page), kind => Assert.InRange(kind.Value, 1, Budgets[kind.Key]));
        foreach (var theme in themes)
        {
            await tab.Page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = theme });
            await tab.Page.ScreenshotAsync(new PageScreenshotOptions { FullPage = true, Path = Path.Combine(Screenshots, $"{screen.Name}-{theme}-{width}.png".ToLowerInvariant()) });
            Tab.NoFaults(await Axe.Faults(tab));
        }
    }

    /// <summary>Loads what else would load only once somebody scrolls to it, so that the screenshots show it.</summary>
    private static Task LoadPictures(IPage page) => page.EvaluateAsync(
        "() => Promise.all([...document.images].map(image => { image.loading = 'eager'; return image.decode(); }))");

    /// <summary>How much of the page has jumped since it began to show (https://web.dev/articles/cls).</summary>
    private static Task<double> Shift(IPage page) => page.EvaluateAsync<double>("""
        () => new Promise(done => {
          let sum = 0;
          new PerformanceObserver(list => { for (const entry of list.getEntries()) sum += entry.value; }).observe({ type: 'layout-shift', buffered: true });
          requestAnimationFrame(() => setTimeout(() => done(sum)));
        })
        """);

    /// <returns>What a thumb has to hit and is lower than it should be. Links within text are not meant.</returns>
    private static Task<string[]> SmallTargets(IPage page) => page.EvaluateAsync<string[]>($$"""
        () => [...document.querySelectorAll('button, a.button, select, textarea, summary, label.choice, input:not([type=hidden], [type=radio], [type=checkbox])')]
          .filter(one => one.checkVisibility() && one.getBoundingClientRect().height < {{LeastTarget}})
          .map(one => `${one.outerHTML.slice(0, 120)} is ${one.getBoundingClientRect().height} px high`)
        """);

    /// <returns>Bytes by media type, compressed, of all that the page is made of.</returns>
    private async Task<Dictionary<string, int>> Weights(IPage page)
    {
        var weights = new Dictionary<string, int> { ["text/html"] = Compressed(Encoding.UTF8.GetBytes(await page.ContentAsync())) };
        foreach (var part in await page.EvaluateAsync<string[]>("() => performance.getEntriesByType('resource').map(part => part.name)"))
        {
            using var answer = await shared.Host.Http.GetAsync(part);
            if (answer.Content.Headers.ContentType?.MediaType is { } type && Budgets.ContainsKey(type))
                weights[type] = weights.GetValueOrDefault(type) + Compressed(await answer.Content.ReadAsByteArrayAsync());
        }

        return weights;
    }

    private static int Compressed(byte[] body)
    {
        var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Optimal, leaveOpen: true))
            gzip.Write(body);
        return (int)compressed.Length;
    }
}
