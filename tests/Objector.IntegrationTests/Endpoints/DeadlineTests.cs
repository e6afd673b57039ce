using System.Net;
using Ical.Net;
using Objector.IntegrationTests.Fixtures;

namespace Objector.IntegrationTests.Endpoints;

[Collection(OneHost.Name)]
public class DeadlineTests(SharedHost shared)
{
    private readonly RunningHost host = shared.Host;

    [Fact]
    public async Task The_due_date_comes_with_each_step_and_its_rule()
    {
        var deadline = await host.Json("/deadline?country=DE-HH&filed=2026-03-06");

        Assert.Equal("2026-04-07", deadline.GetProperty("due").GetString());
        Assert.Equal("2026-06-08", deadline.GetProperty("extendable").GetString());
        Assert.Equal(["rule", "receipt", "period", "holiday"], deadline.GetProperty("steps").EnumerateArray().Select(step => step.GetProperty("kind").GetString()));
        Assert.Contains("1182/71", deadline.GetProperty("steps")[3].GetProperty("rule").GetString());
    }

    [Fact]
    public async Task A_browser_gets_a_page_with_a_link_for_the_calendar()
    {
        var page = await host.Http.GetStringAsync("/deadline?country=US-CA&filed=2026-03-03");

        Assert.Contains("Meta has to answer by 17 April 2026", page);
        Assert.Contains("confirm by <b dir=\"auto\">17 March 2026</b>", page);
        Assert.Contains("/deadline.ics?country=US-CA&amp;filed=2026-03-03", page);
    }

    [Theory]
    [InlineData("country=XX&filed=2026-03-03", "no country &#x27;XX&#x27;")]
    [InlineData("filed=2026-03-03", "no country &#x27;&#x27;")]
    [InlineData("country=DE&filed=2999-01-01", "is in the future")]
    [InlineData("country=DE&filed=yesterday", "&#x27;yesterday&#x27; is no day")]
    [InlineData("country=DE&filed=1999-01-01", "too long ago")]
    public async Task What_cannot_be_counted_gets_a_sentence(string query, string sentence)
    {
        foreach (var path in new[] { "/deadline", "/deadline.ics" })
        {
            using var response = await host.Http.GetAsync($"{path}?{query}");

            Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
            Assert.Contains(sentence, await response.Content.ReadAsStringAsync());
        }
    }

    [Fact]
    public async Task A_calendars_entry_can_be_read_by_others_and_holds_nothing_personal()
    {
        var page = await shared.Confirmed("calendar@example.org");
        Assert.Equal(HttpStatusCode.NotFound, (await host.Http.GetAsync($"{page}/deadline.ics")).StatusCode);
        using var filed = await host.Post($"{page}/filed", ("nonce", "filed"));

        using var response = await host.Http.GetAsync($"{page}/deadline.ics");
        var text = await response.Content.ReadAsStringAsync();
        var entry = Assert.Single(Calendar.Load(text)!.Events);

        Assert.Equal("text/calendar", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal((await host.Json(page)).GetProperty("deadline").GetString(), $"{entry.Start!.Value:yyyy-MM-dd}");
        Assert.False(entry.Start.HasTime);
        Assert.All(["Ada", "calendar@example.org", page[7..], "http"], secret => Assert.DoesNotContain(secret, text, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task The_page_of_facts_shows_sources_and_dates_and_marks_what_is_old()
    {
        var page = await host.Http.GetStringAsync("/facts");
        var facts = await host.Json("/facts");

        Assert.Contains("What we know, and how old it is", page);
        Assert.Contains("class=\"channel stale\"", page);
        Assert.Equal(68, facts.GetProperty("laws").GetArrayLength());
        Assert.All(facts.GetProperty("channels").EnumerateArray(), fact => Assert.NotEqual(0, fact.GetProperty("sources").GetArrayLength()));
        Assert.True(facts.GetProperty("staleCount").GetInt32() > 0);
    }
}
