using Microsoft.Playwright;
using Objector.IntegrationTests.Hosting;

namespace Objector.IntegrationTests.Browser;

/// <summary>Somebody who fills in the form, and what they do in their mailbox.</summary>
internal sealed record Person(string Name, string Email)
{
    private FilePayload? screenshot;

    public FilePayload Screenshot => screenshot ??= new FilePayload { Name = "shot.png", MimeType = "image/png", Buffer = Forms.Picture() };

    /// <summary>From the first page to the last before it is sent.</summary>
    public async Task FillIn(Tab tab)
    {
        await tab.Page.GotoAsync("/");
        await tab.Field("Stop using my data for AI").CheckAsync();
        await tab.Field("Country you live in").SelectOptionAsync("DE");
        await tab.Field("Your name").FillAsync(Name);
        await tab.Field("Your e-mail address").FillAsync(Email);
        await tab.Field("Your reasons, or what happened").FillAsync($"{Name} writes poems, and wants to be asked.");
        await tab.Field("Screenshots").SetInputFilesAsync(Screenshot);
        await tab.Field("Keep what I wrote").CheckAsync();
    }

    public static Task Send(Tab tab) => tab.Button("Draft my request").ClickAsync();

    /// <summary>Sees that it was sent, follows the link in the mail and confirms the address.</summary>
    /// <returns>The path of the case.</returns>
    public async Task<string> Confirm(Tab tab, RunningHost host)
    {
        await Assertions.Expect(tab.Page.GetByText(Email)).ToBeVisibleAsync();
        var path = RunningHost.Link(await host.Mail.Next(Email, "confirmation-"));
        await tab.Page.GotoAsync(path);
        await tab.Button("Yes, this is my address").ClickAsync();
        await Assertions.Expect(tab.Page.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Level = 1 })).ToContainTextAsync("ready to file");
        return path;
    }
}
