using Microsoft.Playwright;

namespace Objector.IntegrationTests.Browser;

/// <summary>A page that everybody must be able to read and use.</summary>
/// <param name="Name">Of its screenshots.</param>
/// <param name="Path">Where it is.</param>
/// <param name="Then">What to do there to come to it.</param>
internal sealed record Screen(string Name, Func<SampleCases, string> Path, Func<Tab, Task>? Then = null)
{
    /// <summary>Every page that there is. A new one is a new line.</summary>
    public static readonly IReadOnlyList<Screen> All =
    [
        new("form", _ => "/"),
        new("form-with-errors", _ => "/", SendEmpty),
        new("draft", _ => "/", ShowLetter),
        new("sent", cases => cases.Sent),
        new("case-awaiting-confirmation", cases => cases.AwaitingConfirmation),
        new("case-ready", cases => cases.ReadyToFile),
        new("case-awaiting-reply", cases => cases.AwaitingReply),
        new("case-overdue", cases => cases.Overdue),
        new("case-needs-action", cases => cases.NeedsAction),
        new("case-granted", cases => cases.Granted),
        new("case-refused", cases => cases.Refused),
        new("case-stopped", cases => cases.Stopped),
        new("case-with-held-mail", cases => cases.WithHeldMail),
        new("letter-reminder", cases => $"{cases.Overdue}/letters/reminder"),
        new("letter-complaint", cases => $"{cases.Refused}/letters/complaint"),
        new("erase", cases => cases.Erase),
        new("unsubscribe", cases => cases.Unsubscribe),
        new("deadline", _ => "/deadline?country=DE&filed=2026-01-31"),
        new("facts", _ => "/facts"),
        new("no-such-case", _ => "/cases/none"),
        new("operator-sign-in", _ => "/operator"),
        new("operator", _ => "/operator", SignIn),
        new("operator-mail", cases => cases.LostMail, async tab =>
        {
            var path = new Uri(tab.Page.Url).PathAndQuery;
            await SignIn(tab);
            await tab.Page.GotoAsync(path);
        }),
    ];

    private static async Task SendEmpty(Tab tab)
    {
        // As a browser that checks nothing by itself.
        await tab.Page.EvaluateAsync("() => document.querySelector('main form').noValidate = true");
        await tab.Button("Draft my request").ClickAsync();
        await Assertions.Expect(tab.Page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
    }

    private static async Task ShowLetter(Tab tab)
    {
        await tab.Page.GetByLabel("Stop using my data for AI").CheckAsync();
        await tab.Field("Country you live in").SelectOptionAsync("DE");
        await tab.Button("Show me the letter first").ClickAsync();
        await tab.Page.WaitForURLAsync("**/draft");
    }

    private static async Task SignIn(Tab tab)
    {
        await tab.Field("Key").FillAsync(SelfHost.LocalDefaults.OperatorKey);
        await tab.Button("Sign in").ClickAsync();
        await Assertions.Expect(tab.Button("Sign out")).ToBeVisibleAsync();
    }
}
