using Microsoft.Playwright;

namespace Objector.IntegrationTests.Browser;

/// <summary>The pages that every person meets, on a phone. All of them, on every screen: tests/Objector.LongTests.</summary>
[Collection(OneBrowser.Name)]
public class KeyScreensTests(BrowserHost shared)
{
    [Theory]
    [InlineData("form")]
    [InlineData("form-with-errors")]
    [InlineData("form-check")]
    [InlineData("sent")]
    [InlineData("case-ready")]
    [InlineData("case-overdue")]
    [InlineData("operator")]
    public Task Everybody_can_read_and_use_the_page(string name) =>
        new ScreenChecks(shared).CheckAsync(Screen.All.Single(screen => screen.Name == name), View.Phone, ColorScheme.Light);
}
