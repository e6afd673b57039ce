using Microsoft.Playwright;
using Objector.IntegrationTests.Fixtures;

namespace Objector.IntegrationTests.Browser;

/// <summary>The browser itself: the machine's own, or one installed where there is none.</summary>
internal static class Chromium
{
    public const string HowToInstall = "Skipped, because Chromium is missing and cannot be installed here: sudo apt-get install chromium";

    /// <returns>Null where none can be had.</returns>
    public static async Task<IBrowser?> Start(IPlaywright playwright)
    {
        var path = await OnThisMachine() ?? Playwrights(playwright);
        if (path is null)
        {
            await Machine.Install("chromium");
            path = await OnThisMachine();
        }

        // Where there is no Debian, Playwright downloads one; whether it could shows in the file.
        if (path is null && Microsoft.Playwright.Program.Main(["install", "chromium"]) == 0)
            path = Playwrights(playwright);
        return path is null ? null : await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = path });
    }

    private static Task<string?> OnThisMachine() => Machine.Find("chromium", "google-chrome", "google-chrome-stable", "chromium-browser");

    private static string? Playwrights(IPlaywright playwright) => File.Exists(playwright.Chromium.ExecutablePath) ? playwright.Chromium.ExecutablePath : null;
}
