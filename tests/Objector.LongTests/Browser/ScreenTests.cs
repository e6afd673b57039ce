using Microsoft.Playwright;
using Objector.App;
using Objector.IntegrationTests.Browser;

namespace Objector.LongTests.Browser;

/// <summary>Every page, on a phone and on a desk, by day and by night; and on a phone in every language.</summary>
[Collection(OneBrowser.Name)]
public class ScreenTests(BrowserHost shared)
{
    private readonly ScreenChecks checks = new(shared);

    public static TheoryData<string> Names => [.. Screen.All.Select(screen => screen.Name)];

    // What has to be done on a page first is found there by its English words.
    public static TheoryData<string> Still => [.. Screen.All.Where(screen => screen.Then is null).Select(screen => screen.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public Task Everybody_can_read_and_use_the_page(string name) =>
        Task.WhenAll(new[] { View.Phone, View.Desk }.Select(width => checks.CheckAsync(Named(name), width, ColorScheme.Light, ColorScheme.Dark)));

    [Theory]
    [MemberData(nameof(Still))]
    public async Task Everybody_can_read_the_page_in_their_language(string name)
    {
        foreach (var language in Language.All.Where(language => language != Language.English))
            await checks.CheckLanguageAsync(Named(name), language.Code);
    }

    private static Screen Named(string name) => Screen.All.Single(screen => screen.Name == name);
}
