using System.Net;
using System.Text.Json;
using Objector.App.Web;
using Objector.IntegrationTests.Fixtures;

namespace Objector.IntegrationTests.Endpoints;

/// <summary>The pages about the site itself, and what a person and the operator see of the statistics.</summary>
[Collection(OneHost.Name)]
public class SiteTests(SharedHost shared)
{
    private readonly RunningHost host = shared.Host;

    [Fact]
    public async Task Who_ticked_the_box_can_take_it_back_on_the_cases_page()
    {
        using var form = Forms.Submission("object", "counted@example.org");
        form.Add(new StringContent("on"), "statistics");
        using var submitted = await host.Http.PostAsync("/cases", form);
        var page = RunningHost.Link(await host.Mail.Next("counted@example.org", "confirmation-"));
        using var confirmed = await host.Post($"{page}/confirm", ("nonce", "1"));
        Assert.True((await host.Json(page)).GetProperty("statistics").GetBoolean());
        Assert.Contains("action=\"" + page + "/statistics\"", await host.Http.GetStringAsync(page));

        using var taken = await host.Post($"{page}/statistics", ("nonce", "2"));

        Assert.Equal(HttpStatusCode.SeeOther, taken.StatusCode);
        Assert.False((await host.Json(page)).GetProperty("statistics").GetBoolean());
    }

    [Fact]
    public async Task The_operator_sees_where_the_cases_stand()
    {
        await host.Confirmed("standing@example.org");
        using var request = new HttpRequestMessage(HttpMethod.Get, "/operator");
        request.Headers.Add(OperatorAuthentication.Header, SelfHost.LocalDefaults.OperatorKey);
        request.Headers.Accept.ParseAdd("application/json");
        using var response = await host.Http.SendAsync(request);
        var seen = JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;

        Assert.True(seen.GetProperty("statuses").GetProperty("ReadyToFile").GetInt32() > 0);
        Assert.True(seen.GetProperty("undeliverable").GetProperty("count").GetInt32() >= 0);
        Assert.DoesNotContain("standing@example.org", seen.ToString());
    }

    [Theory]
    [InlineData("/about", "Who runs this site")]
    [InlineData("/privacy", "on a machine of whoever runs this site")]
    [InlineData("/accessibility", "2.2")]
    public async Task The_pages_about_the_site_are_true_of_it(string path, string said) => Assert.Contains(said, await host.Http.GetStringAsync(path));
}
