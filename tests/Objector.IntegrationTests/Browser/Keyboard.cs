using Microsoft.Playwright;

namespace Objector.IntegrationTests.Browser;

/// <summary>Hands that never touch a mouse.</summary>
internal sealed class Keyboard(IPage page)
{
    private const int Patience = 80;

    public Task Press(string key) => page.Keyboard.PressAsync(key);

    public Task Type(string text) => page.Keyboard.TypeAsync(text);

    /// <summary>Presses Tab until this has the focus, and fails where nobody could see that it has.</summary>
    public async Task To(ILocator target)
    {
        for (var pressed = 0; pressed < Patience; pressed++)
        {
            if (await target.EvaluateAsync<bool>("one => one === document.activeElement"))
            {
                Assert.True(await target.EvaluateAsync<bool>("one => getComputedStyle(one).outlineStyle !== 'none'"), $"Nothing shows that {target} has the focus.");
                return;
            }

            await Press("Tab");
        }

        Assert.Fail($"{target} cannot be reached with Tab.");
    }
}
