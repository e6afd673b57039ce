using Microsoft.Playwright;
using Objector.IntegrationTests.Hosting;

namespace Objector.IntegrationTests.Browser;

/// <summary>From the first page to a case, as people do it.</summary>
[Collection(OneBrowser.Name)]
public class FormTests(BrowserHost shared)
{
    private readonly RunningHost host = shared.Host;

    [Fact]
    public Task The_keyboard_alone_is_enough() => shared.Browse(async tab =>
    {
        var keyboard = new Keyboard(tab.Page);
        var person = new Person("Ada Keys", "keys@browser.example.org");
        await tab.Page.GotoAsync("/");
        await keyboard.Press("Tab");
        await Assertions.Expect(tab.Page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Skip to the content" })).ToBeFocusedAsync();
        await keyboard.Press("Enter");

        await keyboard.To(tab.Field("Stop using my data for AI"));
        await keyboard.Press("Space");
        await keyboard.To(tab.Field("Country you live in"));
        await keyboard.Type("Germ");
        await keyboard.To(tab.Field("Your name"));
        await keyboard.Type(person.Name);
        await keyboard.To(tab.Field("Your e-mail address"));
        await keyboard.Type(person.Email);
        await keyboard.To(tab.Field("Screenshots"));
        var chooser = await tab.Page.RunAndWaitForFileChooserAsync(() => keyboard.Press("Enter"));
        await chooser.SetFilesAsync(person.Screenshot);
        await keyboard.To(tab.Field("Keep what I wrote"));
        await keyboard.Press("Space");
        await keyboard.To(tab.Button("Draft my request"));
        await keyboard.Press("Enter");
        await Assertions.Expect(tab.Page.GetByText(person.Email)).ToBeVisibleAsync();

        await tab.Page.GotoAsync(RunningHost.Link(await host.Mail.Next(person.Email, "confirmation-")));
        await keyboard.To(tab.Button("Yes, this is my address"));
        await keyboard.Press("Enter");
        await Assertions.Expect(tab.Page.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Level = 1 })).ToContainTextAsync("ready to file");
    });

    [Fact]
    public Task What_is_wrong_is_in_the_keyboards_way_and_each_line_leads_to_its_field() => shared.Browse(async tab =>
    {
        var keyboard = new Keyboard(tab.Page);
        await new Person("Ada Wrong", "nobody").FillIn(tab);
        await tab.CheckNothing();
        await Person.Send(tab);

        await Assertions.Expect(tab.Page.GetByRole(AriaRole.Alert)).ToBeFocusedAsync();
        await keyboard.Press("Tab");
        await keyboard.Press("Enter");
        await Assertions.Expect(tab.Field("Your e-mail address")).ToBeFocusedAsync();
        await Assertions.Expect(tab.Field("Your name")).ToHaveValueAsync("Ada Wrong");
    });

    [Fact]
    public Task Without_scripts_it_works_as_well() => shared.Browse(
        async tab =>
        {
            var person = new Person("Ada Plain", "plain@browser.example.org");
            await person.FillIn(tab);
            await Person.Send(tab);
            var path = await person.Confirm(tab, host);

            Assert.Single((await host.Json(path)).GetProperty("evidence").EnumerateArray());
        },
        new View(Script: false));

    [Theory]
    [InlineData("Jürgen Weiß-Öztürk", "umlaut@browser.example.org")]
    [InlineData("فاطمة الزهراء بن علي", "arabic@browser.example.org")]
    public Task A_name_arrives_as_it_was_written(string name, string email) => shared.Browse(async tab =>
    {
        var person = new Person(name, email);
        await person.FillIn(tab);
        await Person.Send(tab);
        await person.Confirm(tab, host);

        Assert.Contains(name, await tab.Page.Locator("main").TextContentAsync());
        var mail = await host.Mail.Next(email, "request-");
        Assert.Equal(name, Assert.Single(mail.To.Mailboxes).Name);
        Assert.Contains(name, mail.TextBody);
    });

    [Fact]
    public Task An_upload_that_failed_is_repeated_and_is_one_case() => shared.Browse(async tab =>
    {
        var person = new Person("Ada Tunnel", "tunnel@browser.example.org");
        await person.FillIn(tab);
        await using (await tab.Offline("/cases"))
        {
            var failed = tab.Failure("/cases");
            await Person.Send(tab);
            await failed;
        }

        // The browser gives back what was typed, but not what was chosen.
        await tab.Page.GoBackAsync();
        await Assertions.Expect(tab.Field("Your name")).ToHaveValueAsync(person.Name);
        await tab.Field("Screenshots").SetInputFilesAsync(person.Screenshot);
        await Person.Send(tab);
        var path = await person.Confirm(tab, host);

        Assert.Single((await host.Json(path)).GetProperty("evidence").EnumerateArray());
        Assert.Single(await host.Mail.To(person.Email), mail => mail.MessageId!.StartsWith("confirmation-", StringComparison.Ordinal));
    });
}
