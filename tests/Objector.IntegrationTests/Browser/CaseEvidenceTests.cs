using Microsoft.Playwright;

namespace Objector.IntegrationTests.Browser;

/// <summary>Screenshots that come later, on the case's page: looked at and blacked out like those of the form.</summary>
[Collection(OneBrowser.Name)]
public class CaseEvidenceTests(BrowserHost shared)
{
    private readonly RunningHost host = shared.Host;

    [Fact]
    public Task What_is_added_later_is_checked_and_blacked_out_before_it_travels() => shared.Browse(async tab =>
    {
        var path = await host.Confirmed("later@walk.example.org");
        await tab.Page.GotoAsync($"{path}#evidence");
        var fold = tab.Page.Locator("#evidence");
        await fold.Locator("#screenshots").SetInputFilesAsync(new FilePayload { Name = "letter.pdf", MimeType = "application/pdf", Buffer = new byte[10] });
        await Assertions.Expect(fold.Locator("[data-said]")).ToContainTextAsync("not a picture");

        await fold.Locator("#screenshots").SetInputFilesAsync(Walker.Screenshot());
        await Walker.BlackOut(fold.Locator("[data-redact]"));
        await fold.GetByRole(AriaRole.Button, new() { Name = "Add them", Exact = true }).ClickAsync();
        await host.Case(path, c => c.GetProperty("evidence").GetArrayLength() == 2, "the second screenshot");

        Assert.Equal([false, false], (await Walker.Pictures(host, path)).Select(Walker.HasSecret));
    });

    [Fact]
    public Task A_paste_goes_to_the_form_in_which_the_cursor_is() => shared.Browse(async tab =>
    {
        var path = await host.Confirmed("pasted@walk.example.org");
        await tab.Page.GotoAsync($"{path}#reply");
        await tab.Page.EvaluateAsync("() => { document.getElementById('evidence').open = true; }");
        await tab.Page.Locator("#text").FocusAsync();

        await tab.Page.EvaluateAsync(
            """
            bytes => {
              const data = new DataTransfer();
              data.items.add(new File([Uint8Array.from(atob(bytes), one => one.charCodeAt(0))], 'pasted.png', { type: 'image/png' }));
              document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true }));
            }
            """,
            Convert.ToBase64String(Walker.Screenshot().Buffer));

        await Assertions.Expect(tab.Page.Locator("#reply .files [data-name]")).ToHaveTextAsync("pasted.png");
        await Assertions.Expect(tab.Page.Locator("#evidence .files [data-name]")).ToHaveCountAsync(0);
    });
}
