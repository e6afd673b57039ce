using Microsoft.Playwright;
using SkiaSharp;

namespace Objector.IntegrationTests.Browser;

/// <summary>The form as a walk, and the screenshots on the way.</summary>
[Collection(OneBrowser.Name)]
public class WalkTests(BrowserHost shared)
{
    private readonly RunningHost host = shared.Host;

    [Fact]
    public Task What_is_blacked_out_is_gone_from_the_picture_that_arrives() => shared.Browse(async tab =>
    {
        var walker = new Walker(tab, "Ada Black", "black@walk.example.org");
        await walker.ToEvidence("concern");
        await walker.Choose(Walker.Screenshot("open.png"));
        await walker.Choose(Walker.Screenshot("black.png"));
        await Walker.BlackOut(walker.Page.Locator("[data-redact]").Last);
        await walker.ToTheEnd();
        await walker.Send();

        var pictures = await Walker.Pictures(host, await walker.Confirm(host));
        Assert.Equal([true, false], pictures.Select(Walker.HasSecret));
        Assert.Equal(SKColors.Black, pictures[1].GetPixel(180, 360));
        Assert.NotEqual(SKColors.Black, pictures[1].GetPixel(10, 10));
    });

    [Fact]
    public Task The_keyboard_alone_walks_blacks_out_and_sends() => shared.Browse(async tab =>
    {
        const string email = "keyboard@walk.example.org";
        var walker = new Walker(tab, "Ada Keys", email);
        var keyboard = tab.Page.Keyboard;
        await tab.Page.GotoAsync("/");
        await To(tab.Page, "#country");
        await keyboard.TypeAsync("Germ");
        await To(tab.Page, "#where [data-next]");
        await keyboard.PressAsync("Enter");
        await Assertions.Expect(tab.Page.Locator("#what-title")).ToBeFocusedAsync();
        await To(tab.Page, "input[name=kind]");
        await keyboard.PressAsync("Space");
        await To(tab.Page, "#what [data-next]");
        await keyboard.PressAsync("Enter");
        await To(tab.Page, "#words [data-next]");
        await keyboard.PressAsync("Enter");
        await To(tab.Page, "#screenshots");
        // A busy browser may let a key go by; a second one only opens the chooser again.
        var opened = new TaskCompletionSource<IFileChooser>(TaskCreationOptions.RunContinuationsAsynchronously);
        tab.Page.FileChooser += (_, chooser) => opened.TrySetResult(chooser);
        await Wait.Until(
            async () =>
            {
                await keyboard.PressAsync("Enter");
                return opened.Task.IsCompleted;
            },
            "the file chooser");
        var chooser = await opened.Task;
        await chooser.SetFilesAsync(Walker.Screenshot());
        await To(tab.Page, "[data-redact]");
        await keyboard.PressAsync("Enter");
        await To(tab.Page, "dialog [data-box]");
        await keyboard.PressAsync("Enter");
        await Assertions.Expect(tab.Page.Locator("dialog canvas")).ToBeFocusedAsync();
        // It begins in the middle of what is in view; down to the secret, then wide enough.
        for (var press = 0; press < 100 && !await Covers(tab.Page); press++)
            await keyboard.PressAsync("ArrowDown");
        await keyboard.PressAsync("Shift+ArrowRight");
        await To(tab.Page, "dialog [data-done]");
        await keyboard.PressAsync("Enter");
        // Where the focus is, whether or not the window itself is in front.
        await tab.Page.WaitForFunctionAsync("() => document.activeElement.matches('[data-redact]')");
        await To(tab.Page, "#evidence [data-next]");
        await keyboard.PressAsync("Enter");
        await To(tab.Page, "#name");
        await keyboard.TypeAsync("Ada Keys");
        await To(tab.Page, "#email");
        await keyboard.TypeAsync(email);
        await keyboard.PressAsync("Enter");
        await Assertions.Expect(tab.Page.Locator("#check-title")).ToBeFocusedAsync();
        await To(tab.Page, "#consent");
        await keyboard.PressAsync("Space");
        await To(tab.Page, "[data-submit]");
        await keyboard.PressAsync("Enter");

        Assert.False(Walker.HasSecret(Assert.Single(await Walker.Pictures(host, await walker.Confirm(host)))));
    });

    [Fact]
    public Task An_upload_that_fails_loses_nothing_and_repeated_is_one_case() => shared.Browse(async tab =>
    {
        var walker = new Walker(tab, "Ada Tunnel", "failed@walk.example.org");
        await walker.ToEvidence();
        await walker.Choose(Walker.Screenshot());
        await walker.ToTheEnd();
        await using (await tab.Offline("/cases"))
        {
            await walker.Send();
            await Assertions.Expect(tab.Page.Locator("[data-status] .error")).ToContainTextAsync("still here");
        }

        await tab.Page.Locator("[data-submit]").ClickAsync();
        var path = await walker.Confirm(host);

        Assert.Single(await Walker.Pictures(host, path));
        Assert.Single(await host.Mail.To("failed@walk.example.org"), mail => mail.MessageId!.StartsWith("confirmation-", StringComparison.Ordinal));
    });

    [Fact]
    public Task What_the_server_refuses_opens_its_step_and_the_screenshots_stay() => shared.Browse(async tab =>
    {
        var walker = new Walker(tab, "Ada Refused", "refused@walk.example.org");
        await walker.ToEvidence();
        await walker.Choose(Walker.Screenshot());
        await walker.ToTheEnd();
        await tab.Page.RouteAsync("**/cases", route => route.FulfillAsync(new() { ContentType = "text/html", Body = "<div id=errors><a href='#email'>No such address.</a></div>" }));
        await walker.Send();

        await Assertions.Expect(walker.Step("who")).ToBeVisibleAsync();
        await Assertions.Expect(tab.Page.Locator("#errors")).ToBeFocusedAsync();
        await Assertions.Expect(tab.Page.Locator("#email-error")).ToHaveTextAsync("No such address.");
        Assert.Equal(1, await tab.Page.EvaluateAsync<int>("() => document.getElementById('screenshots').files.length"));
    });

    [Fact]
    public Task What_is_typed_outlives_a_reload_until_it_is_sent_or_cleared() => shared.Browse(async tab =>
    {
        var walker = new Walker(tab, "Ada Again", "again@walk.example.org");
        await walker.ToEvidence();
        await walker.ToTheEnd();
        await tab.Page.ReloadAsync();

        await Assertions.Expect(walker.Step("check")).ToBeVisibleAsync();
        await Assertions.Expect(tab.Page.Locator("[data-answers]")).ToContainTextAsync("Ada Again");
        await tab.Page.Locator("[data-clear]").ClickAsync();
        await Assertions.Expect(walker.Step("where")).ToBeVisibleAsync();
        await Assertions.Expect(tab.Page.Locator("#name")).ToHaveValueAsync("");
        Assert.Equal(0, await tab.Page.EvaluateAsync<int>("() => localStorage.length"));
    });

    [Fact]
    public Task When_the_form_was_shown_is_not_kept_with_what_is_typed() => shared.Browse(async tab =>
    {
        var walker = new Walker(tab, "Ada Stamped", "stamped@walk.example.org");
        await walker.ToEvidence();
        await walker.ToTheEnd();
        var first = await tab.Page.Locator("[name=shown]").InputValueAsync();
        await tab.Page.ReloadAsync();

        await Assertions.Expect(tab.Page.Locator("[data-answers]")).ToContainTextAsync("Ada Stamped");
        Assert.NotEqual(first, await tab.Page.Locator("[name=shown]").InputValueAsync());
    });

    [Fact]
    public Task An_extension_that_fills_in_the_field_that_nobody_sees_costs_one_more_press() => shared.Browse(async tab =>
    {
        var walker = new Walker(tab, "Ada Filled", "filled@walk.example.org");
        await walker.ToEvidence();
        await walker.Choose(Walker.Screenshot());
        await walker.ToTheEnd();
        await Assertions.Expect(tab.Page.Locator("[name=website]")).ToBeHiddenAsync();
        await tab.Page.EvaluateAsync("() => { document.querySelector('[name=website]').value = 'Ada'; document.querySelector('[name=shown]').value = 'not.ours'; }");
        tab.MayRefuse("/cases");
        await walker.Send();
        await Assertions.Expect(tab.Page.Locator("#errors")).ToContainTextAsync("password manager");

        await tab.Page.Locator("[data-submit]").ClickAsync();
        Assert.Single(await Walker.Pictures(shared.Host, await walker.Confirm(shared.Host)));
    });

    [Fact]
    public Task The_browsers_back_button_goes_a_step_back_and_nobody_skips_one() => shared.Browse(async tab =>
    {
        var walker = new Walker(tab, "Ada Back", "back@walk.example.org");
        await tab.Page.GotoAsync("/#who");
        await Assertions.Expect(walker.Step("where")).ToBeVisibleAsync();
        await walker.Next();
        await Assertions.Expect(tab.Page.Locator("#errors")).ToBeFocusedAsync();
        await walker.ToEvidence();
        await tab.Page.GoBackAsync();
        await Assertions.Expect(walker.Step("words")).ToBeVisibleAsync();
        await Assertions.Expect(tab.Page.Locator("#words-title")).ToBeFocusedAsync();
        await tab.Page.GoForwardAsync();
        await Assertions.Expect(walker.Step("evidence")).ToBeVisibleAsync();
    });

    [Fact]
    public Task A_file_that_the_server_would_refuse_is_refused_before_it_is_sent() => shared.Browse(async tab =>
    {
        var walker = new Walker(tab, "Ada Large", "large@walk.example.org");
        await walker.ToEvidence();
        var files = tab.Page.Locator("#screenshots");
        foreach (var (name, type, size, words) in new[] { ("letter.pdf", "application/pdf", 10, "not a picture"), ("large.png", "image/png", 11 << 20, "larger than 10 MB"), ("torn.png", "image/png", 10, "damaged") })
        {
            await files.SetInputFilesAsync(new FilePayload { Name = name, MimeType = type, Buffer = new byte[size] });
            await Assertions.Expect(tab.Page.Locator("[data-said]")).ToContainTextAsync(words);
            await Assertions.Expect(tab.Page.Locator("[data-said]")).ToContainTextAsync(name);
        }

        Assert.Equal(0, await tab.Page.EvaluateAsync<int>("() => document.getElementById('screenshots').files.length"));
    });

    [Fact]
    public Task A_screenshot_can_be_pasted_dropped_and_taken_away() => shared.Browse(async tab =>
    {
        var walker = new Walker(tab, "Ada Paste", "paste@walk.example.org");
        await walker.ToEvidence();
        foreach (var (kind, name) in new[] { ("paste", "pasted.png"), ("drop", "dropped.png") })
        {
            await tab.Page.EvaluateAsync(
                """
                ([kind, name, bytes]) => {
                  const data = new DataTransfer();
                  data.items.add(new File([Uint8Array.from(atob(bytes), one => one.charCodeAt(0))], name, { type: 'image/png' }));
                  document.getElementById('evidence').dispatchEvent(kind === 'paste'
                    ? new ClipboardEvent(kind, { clipboardData: data, bubbles: true })
                    : new DragEvent(kind, { dataTransfer: data, bubbles: true, cancelable: true }));
                }
                """,
                new[] { kind, name, Convert.ToBase64String(Walker.Screenshot().Buffer) });
            await Assertions.Expect(tab.Page.Locator(".files [data-name]").Last).ToHaveTextAsync(name);
        }

        await tab.Page.Locator("[data-remove]:visible").First.ClickAsync();
        Assert.Equal(["dropped.png"], await tab.Page.EvaluateAsync<string[]>("() => [...document.getElementById('screenshots').files].map(file => file.name)"));
    });

    [Theory]
    [InlineData("ZA", "object", "Meta has no form for it")]
    [InlineData("US", "object", "Not offered where you live")]
    [InlineData("DE", "access", "Offered where you live")]
    [InlineData("EG", "delete", "We do not know the law")]
    public Task What_is_offered_where_one_lives_stands_beside_each_kind(string country, string kind, string words) => shared.Browse(async tab =>
    {
        var walker = new Walker(tab, "Ada", "offer@walk.example.org");
        await tab.Page.GotoAsync("/");
        await tab.Page.Locator("#country").SelectOptionAsync(country);
        await walker.Next();

        await Assertions.Expect(tab.Page.Locator($"label:has([value={kind}]) .offer:visible")).ToContainTextAsync(words);
    });

    [Theory]
    [InlineData("Jürgen Weiß-Öztürk", "umlaut@walk.example.org")]
    [InlineData("فاطمة الزهراء بن علي", "arabic@walk.example.org")]
    public Task A_name_is_in_the_letter_as_it_was_written(string name, string email) => shared.Browse(async tab =>
    {
        var walker = new Walker(tab, name, email);
        await walker.ToEvidence();
        await walker.ToTheEnd();
        await Assertions.Expect(tab.Page.Locator("[data-letter]")).ToContainTextAsync(name);
        await walker.Send();
        await walker.Confirm(host);

        Assert.Contains(name, (await host.Mail.Next(email, "request-")).TextBody);
    });

    [Fact]
    public Task Without_scripts_it_is_one_long_page_that_works() => shared.Browse(
        async tab =>
        {
            await tab.Page.GotoAsync("/");
            await tab.Page.Locator("#country").SelectOptionAsync("DE");
            await tab.Page.Locator("input[value=object]").CheckAsync();
            await tab.Page.Locator("#name").FillAsync("Ada Plain");
            await tab.Page.Locator("#email").FillAsync("plain@walk.example.org");
            await tab.Page.Locator("#screenshots").SetInputFilesAsync(Walker.Screenshot());
            var walker = new Walker(tab, "Ada Plain", "plain@walk.example.org");
            await walker.Send();

            Assert.Single(await Walker.Pictures(host, await walker.Confirm(host)));
        },
        new View(Script: false));

    /// <summary>Presses Tab until this has the focus.</summary>
    private static async Task To(IPage page, string selector)
    {
        for (var pressed = 0; pressed < 60; pressed++)
        {
            if (await page.EvaluateAsync<bool>("selector => document.activeElement.matches(selector)", selector))
                return;
            await page.Keyboard.PressAsync("Tab");
        }

        Assert.Fail($"{selector} cannot be reached with Tab.");
    }

    // Whether no pixel of the secret is left on the canvas.
    private static Task<bool> Covers(IPage page) => page.EvaluateAsync<bool>("""
        () => {
          const canvas = document.querySelector('dialog canvas');
          const pixels = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
          for (let at = 0; at < pixels.length; at += 4)
            if (pixels[at] > 200 && pixels[at + 1] < 60 && pixels[at + 2] > 140) return false;
          return true;
        }
        """);
}
