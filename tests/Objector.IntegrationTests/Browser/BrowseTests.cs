namespace Objector.IntegrationTests.Browser;

/// <summary>That the other tests of this folder would notice.</summary>
[Collection(OneBrowser.Name)]
public class BrowseTests(BrowserHost shared)
{
    [Theory]
    [InlineData("() => setTimeout(() => { throw new Error('ours') })", "A script failed: Error: ours")]
    [InlineData("() => console.error('ours')", "The console says: ours")]
    [InlineData("() => setTimeout(() => document.body.append(Object.assign(document.createElement('script'), { textContent: '1' })))", "requires 'TrustedScript' assignment")]
    [InlineData("() => setTimeout(() => { document.body.innerHTML = '<p>ours</p>' })", "requires 'TrustedHTML' assignment")]
    [InlineData("() => setTimeout(() => trustedTypes.createPolicy('mine', {}))", "Creating a TrustedTypePolicy")]
    [InlineData("() => { new Image().src = 'data:image/gif;base64,R0lGODlhAQABAAAAACw=' }", "Content Security Policy")]
    [InlineData("() => document.body.setAttribute('style', 'color: red')", "Content Security Policy")]
    [InlineData("() => fetch('http://localhost.example/').catch(() => 0)", "Content Security Policy")]
    [InlineData("() => fetch('/none')", "/none answered 404")]
    [InlineData("() => { document.cookie = 'a=b' }", "DoesNotContain")]
    public async Task What_goes_wrong_on_a_page_is_noticed(string script, string words)
    {
        var failure = await Assert.ThrowsAnyAsync<Exception>(() => shared.Browse(async tab =>
        {
            await tab.Page.GotoAsync("/facts");
            await tab.Page.EvaluateAsync(script);
            await tab.Page.EvaluateAsync("() => new Promise(done => setTimeout(done))");
        }));

        Assert.Contains(words, failure.Message);
    }

    [Fact]
    public async Task A_request_to_somebody_else_is_noticed()
    {
        var failure = await Assert.ThrowsAnyAsync<Exception>(() => shared.Browse(async tab =>
        {
            await tab.Page.RouteAsync("**", route => route.FulfillAsync(new() { Body = "" }));
            await tab.Page.GotoAsync("/");
            await tab.Page.EvaluateAsync("() => fetch('http://somebody.example/', { mode: 'no-cors' }).catch(() => 0)");
        }));

        Assert.Contains("A request went to somebody else: http://somebody.example/", failure.Message);
    }

    [Fact]
    public Task Text_that_is_hard_to_read_is_noticed() => shared.Browse(async tab =>
    {
        await tab.Page.GotoAsync("/facts");
        await tab.Page.EvaluateAsync("() => { document.querySelector('h1').style.color = '#eee'; }");

        Assert.Contains("color-contrast", Assert.Single(await Axe.Faults(tab)));
    });
}
