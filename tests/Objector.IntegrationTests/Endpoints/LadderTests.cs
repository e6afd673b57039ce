using System.Net;
using Objector.IntegrationTests.Fixtures;

namespace Objector.IntegrationTests.Endpoints;

[Collection(OneHost.Name)]
public class LadderTests(SharedHost shared)
{
    private readonly RunningHost host = shared.Host;

    private async Task<string> Refused(string email)
    {
        var page = await shared.Confirmed(email);
        using var filed = await host.Post($"{page}/filed", ("reference", "REF 7"), ("nonce", "filed"));
        using var reply = await host.Post($"{page}/reply", ("kind", "refused"), ("text", "No."), ("nonce", "reply"));
        Assert.Equal([HttpStatusCode.SeeOther, HttpStatusCode.SeeOther], [filed.StatusCode, reply.StatusCode]);
        await host.Case(page, c => !c.TryGetProperty("nextWake", out _), "the echo to be sent");
        return page;
    }

    [Fact]
    public async Task A_refused_case_offers_the_admonition_and_the_complaint_with_its_grounds_and_what_happened()
    {
        var page = await Refused("refused@example.org");

        var admonition = await host.Json($"{page}/letters/admonition");
        var complaint = await host.Json($"{page}/letters/complaint?grievance=refusedWithoutReasons&grievance=selfService");

        Assert.Contains("/letters/admonition", await host.Http.GetStringAsync(page));
        Assert.Contains("You refuse without giving the reasons", admonition.GetProperty("text").GetString());
        Assert.Equal(["refusedWithoutReasons", "selfService"], complaint.GetProperty("grievances").EnumerateArray().Select(one => one.GetString()));
        Assert.Contains("Aktenzeichen", complaint.GetProperty("text").GetString());
        Assert.Contains("REF 7", complaint.GetProperty("text").GetString());
        Assert.Contains("exhibit-01.png", complaint.GetProperty("text").GetString());
        Assert.NotEmpty(complaint.GetProperty("notes").EnumerateArray());
    }

    [Fact]
    public async Task Looking_at_a_letter_changes_nothing_and_saying_that_it_was_sent_is_kept()
    {
        var page = await Refused("ladder@example.org");
        var before = (await host.Json(page)).GetRawText();
        await host.Http.GetStringAsync($"{page}/letters/complaint");
        Assert.Equal(before, (await host.Json(page)).GetRawText());

        using var sent = await host.Post($"{page}/letter", ("letter", "complaint"), ("nonce", "sent"));
        var after = await host.Json(page);

        Assert.Equal(HttpStatusCode.SeeOther, sent.StatusCode);
        Assert.Equal("complaint", after.GetProperty("lastLetter").GetProperty("rung").GetString());
        Assert.Contains("Complaint to the authority: sent on", after.GetProperty("timeline").EnumerateArray().Last().GetProperty("text").GetString());
    }

    [Theory]
    [InlineData("letters/manifesto", HttpStatusCode.NotFound)]
    [InlineData("letters/reminder", HttpStatusCode.Conflict)]
    [InlineData("letters/admonition?grievance=rude", HttpStatusCode.BadRequest)]
    public async Task A_letter_that_there_is_not_or_that_does_not_fit_gets_a_sentence(string path, HttpStatusCode status)
    {
        var page = await Refused($"{Guid.NewGuid():N}@example.org");

        Assert.Equal(status, (await host.Http.GetAsync($"{page}/{path}")).StatusCode);
    }

    [Fact]
    public async Task Before_it_is_filed_no_such_letter_makes_sense()
    {
        var page = await shared.Confirmed("early@example.org");

        Assert.Equal(HttpStatusCode.Conflict, (await host.Http.GetAsync($"{page}/letters/reminder")).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await host.Post($"{page}/letter", ("letter", "reminder"), ("nonce", "n"))).StatusCode);
    }

    [Fact]
    public async Task Ticked_settings_are_kept_and_the_timeline_records_them()
    {
        var page = await shared.Confirmed("settings@example.org");

        using var ticked = await host.Post($"{page}/settings", ("setting", "audience"), ("setting", "ai-chats"), ("nonce", "t1"));
        using var unticked = await host.Post($"{page}/settings", ("setting", "audience"), ("nonce", "t2"));
        using var unknown = await host.Post($"{page}/settings", ("setting", "nonsense"), ("nonce", "t3"));
        var c = await host.Json(page);

        Assert.Equal([HttpStatusCode.SeeOther, HttpStatusCode.SeeOther, HttpStatusCode.BadRequest], [ticked.StatusCode, unticked.StatusCode, unknown.StatusCode]);
        Assert.Equal(["audience"], c.GetProperty("settings").EnumerateArray().Select(one => one.GetString()));
        Assert.Equal(3, c.GetProperty("timeline").EnumerateArray().Count(e => e.GetProperty("type").GetString() == "SettingTicked"));
        Assert.Matches("value=\"audience\" checked", await host.Http.GetStringAsync(page));
    }
}
