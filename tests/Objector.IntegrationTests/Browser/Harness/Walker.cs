using Microsoft.Playwright;
using SkiaSharp;

namespace Objector.IntegrationTests.Browser;

/// <summary>Somebody who walks through the form, a step at a time.</summary>
internal sealed class Walker(Tab tab, string name, string email)
{
    public IPage Page => tab.Page;

    /// <summary>Of a phone's shape, with a secret in its middle.</summary>
    public static FilePayload Screenshot(string file = "shot.png")
    {
        using var bitmap = new SKBitmap(360, 720);
        using var canvas = new SKCanvas(bitmap);
        canvas.Clear(PictureColours.Next());
        canvas.DrawRect(140, 345, 80, 30, new SKPaint { Color = PictureColours.Secret });
        using var data = bitmap.Encode(SKEncodedImageFormat.Png, 100);
        return new FilePayload { Name = file, MimeType = "image/png", Buffer = data.ToArray() };
    }

    public static bool HasSecret(SKBitmap picture) => picture.Pixels.Any(PictureColours.IsSecret);

    /// <summary>Draws over the secret by hand, from corner to corner.</summary>
    /// <param name="button">Of the <see cref="Screenshot"/>.</param>
    public static async Task BlackOut(ILocator button)
    {
        await button.ClickAsync();
        var canvas = (await button.Page.Locator("dialog canvas").BoundingBoxAsync())!;
        var (scale, mouse) = (canvas.Width / 360, button.Page.Mouse);
        await mouse.MoveAsync(canvas.X + (130 * scale), canvas.Y + (335 * scale));
        await mouse.DownAsync();
        await mouse.MoveAsync(canvas.X + (230 * scale), canvas.Y + (385 * scale), new MouseMoveOptions { Steps = 5 });
        await mouse.UpAsync();
        await button.Page.Locator("dialog [data-done]").ClickAsync();
        await Assertions.Expect(button.Page.Locator("[data-black]").Last).ToBeVisibleAsync();
    }

    public ILocator Step(string id) => Page.Locator($"#{id}.now");

    public Task Next() => Page.Locator(".step.now [data-next]").ClickAsync();

    public async Task ToEvidence(string kind = "object", string country = "DE")
    {
        await Page.GotoAsync("/");
        await tab.Page.Locator("#country").SelectOptionAsync(country);
        await Next();
        await Page.Locator($"input[value={kind}]").CheckAsync();
        await Next();
        await Page.Locator("#details").FillAsync($"{name} writes poems, and wants to be asked.");
        await Next();
        await Assertions.Expect(Step("evidence")).ToBeVisibleAsync();
    }

    public async Task Choose(FilePayload file)
    {
        await Page.Locator("#screenshots").SetInputFilesAsync(file);
        await Assertions.Expect(Page.Locator(".files [data-name]").Last).ToHaveTextAsync(file.Name);
    }

    public async Task ToTheEnd()
    {
        await Next();
        await Page.Locator("#name").FillAsync(name);
        await Page.Locator("#email").FillAsync(email);
        await Next();
        await Assertions.Expect(Step("check")).ToBeVisibleAsync();
    }

    public async Task Send()
    {
        await Page.Locator("#consent").CheckAsync();
        await Page.Locator("[data-submit]").ClickAsync();
    }

    /// <summary>Follows the link in the mail and confirms the address.</summary>
    /// <returns>The path of the case.</returns>
    public async Task<string> Confirm(RunningHost host)
    {
        await Page.WaitForURLAsync("**/sent/**");
        await Assertions.Expect(Page.GetByText(email)).ToBeVisibleAsync();
        var path = RunningHost.Link(await host.Mail.Next(email, "confirmation-"));
        using var confirmed = await host.Post($"{path}/confirm", ("nonce", "confirm"));
        await host.Mail.Next(email, "request-");
        return path;
    }

    /// <summary>The pictures that the case holds, decoded.</summary>
    public static async Task<IReadOnlyList<SKBitmap>> Pictures(RunningHost host, string path)
    {
        var pictures = new List<SKBitmap>();
        foreach (var item in (await host.Json(path)).GetProperty("evidence").EnumerateArray())
            pictures.Add(SKBitmap.Decode(await host.Http.GetByteArrayAsync($"{path}/evidence/{item.GetProperty("name").GetString()}")));
        return pictures;
    }
}
