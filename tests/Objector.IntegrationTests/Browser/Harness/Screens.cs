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
        new("form-with-errors", _ => "/", GoOnWithoutAnAnswer),
        new("form-what", _ => "/", tab => Walk(tab, "what")),
        new("form-words", _ => "/", tab => Walk(tab, "words")),
        new("form-evidence", _ => "/", tab => Walk(tab, "evidence")),
        new("form-black-out", _ => "/", BlackOut),
        new("form-who", _ => "/", tab => Walk(tab, "who")),
        new("form-check", _ => "/", CheckAnswers),
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
        new("case-dormant", cases => cases.Dormant),
        new("case-with-held-mail", cases => cases.WithHeldMail),
        new("letter-reminder", cases => $"{cases.Overdue}/letters/reminder"),
        new("letter-complaint", cases => $"{cases.Refused}/letters/complaint"),
        new("erase", cases => cases.Erase),
        new("unsubscribe", cases => cases.Unsubscribe),
        new("deadline", _ => "/deadline?country=DE&filed=2026-01-31"),
        new("facts", _ => "/facts"),
        new("scoreboard", _ => "/scoreboard"),
        new("about", _ => "/about"),
        new("privacy", _ => "/privacy"),
        new("accessibility", _ => "/accessibility"),
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

    private static async Task GoOnWithoutAnAnswer(Tab tab)
    {
        await tab.Button("Continue").ClickAsync();
        await Assertions.Expect(tab.Page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
    }

    private static async Task<Walker> Walk(Tab tab, string step)
    {
        var walker = new Walker(tab, "Ada Example", "ada@screens.example.org");
        await walker.ToEvidence("concern");
        await tab.Page.EvaluateAsync("step => { location.hash = step; }", step);
        await Assertions.Expect(walker.Step(step)).ToBeVisibleAsync();
        return walker;
    }

    private static async Task BlackOut(Tab tab)
    {
        var walker = await Walk(tab, "evidence");
        await walker.Choose(Walker.Screenshot());
        await tab.Page.Locator("[data-redact]").ClickAsync();
        await tab.Button("Add a box").ClickAsync();
    }

    private static async Task CheckAnswers(Tab tab)
    {
        var walker = await Walk(tab, "evidence");
        await walker.Choose(Walker.Screenshot());
        await walker.ToTheEnd();
        await Assertions.Expect(tab.Page.Locator("[data-letter]")).ToBeVisibleAsync();
    }

    // The button to it is there where no script is.
    private static async Task ShowLetter(Tab tab)
    {
        await tab.Page.Locator("#country").SelectOptionAsync("DE");
        await tab.Page.EvaluateAsync("""
            () => {
              document.querySelector('input[value=object]').checked = true;
              const form = document.querySelector('main form');
              form.action = '/draft';
              form.submit();
            }
            """);
        await tab.Page.WaitForURLAsync("**/draft");
    }

    private static async Task SignIn(Tab tab)
    {
        await tab.Field("Key").FillAsync(SelfHost.LocalDefaults.OperatorKey);
        await tab.Button("Sign in").ClickAsync();
        await Assertions.Expect(tab.Button("Sign out")).ToBeVisibleAsync();
    }
}
