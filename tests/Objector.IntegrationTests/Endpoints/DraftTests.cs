using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Objector.Core.Law;
using Objector.IntegrationTests.Fixtures;

namespace Objector.IntegrationTests.Endpoints;

[Collection(OneHost.Name)]
public class DraftTests(SharedHost shared)
{
    private static readonly string[] Kinds = ["object", "access", "correct", "delete", "concern"];

    private readonly RunningHost host = shared.Host;

    private async Task<(HttpStatusCode Status, JsonElement Json)> Draft(params (string Name, string Value)[] fields)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/draft")
        {
            Content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))),
        };
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        using var response = await host.Http.SendAsync(request);
        return (response.StatusCode, JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement);
    }

    [Fact]
    public async Task Every_jurisdiction_and_kind_gets_a_letter_a_channel_a_deadline_and_an_authority_or_hears_why_not()
    {
        foreach (var row in Jurisdictions.All.Where(row => row.Code != "*"))
        {
            foreach (var kind in Kinds)
            {
                var (status, draft) = await Draft(("kind", kind), ("country", row.Code), ("accounts", "facebook.com/ada"));

                Assert.Equal(HttpStatusCode.OK, status);
                Assert.NotEmpty(draft.GetProperty("letter").GetString()!);
                Assert.All(draft.GetProperty("channels").EnumerateArray(), channel => Assert.NotEqual(0, channel.GetProperty("fields").GetArrayLength()));
                Assert.NotEmpty(draft.GetProperty("deadline").GetProperty("steps")[0].GetProperty("rule").GetString()!);
                Assert.Equal(row.Authority?.Name, draft.TryGetProperty("authority", out var authority) ? authority.GetProperty("name").GetString() : null);
                Assert.Equal(draft.GetProperty("available").GetBoolean(), !draft.GetProperty("explanation").GetString()!.StartsWith("Not available where you live", StringComparison.Ordinal));
            }
        }
    }

    [Theory]
    [InlineData("country", "XX", "Choose the country")]
    [InlineData("country", "US-ZZ", "no part of United States by the code US-ZZ")]
    [InlineData("kind", "everything", "Choose what you want")]
    [InlineData("language", "sv", "en, de, fr, es, it, nl, pl, pt")]
    [InlineData("circumstance", "rich", "profession, safety")]
    [InlineData("platform", "myspace", "facebook, instagram")]
    public async Task What_cannot_be_drafted_gets_a_sentence_and_no_guess(string field, string value, string sentence)
    {
        var (status, problem) = await Draft([.. new[] { ("kind", "object"), ("country", "DE") }.Where(known => known.Item1 != field), (field, value)]);

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains(sentence, problem.GetProperty("errors").GetProperty(field)[0].GetString());
    }

    [Fact]
    public async Task A_browser_gets_a_page_that_says_that_nothing_was_stored()
    {
        using var response = await host.Http.PostAsync("/draft", Forms.Submission("concern", "nobody@example.org", "GB"));
        var page = await response.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Contains("Nothing was stored", page);
        Assert.Contains("UK GDPR", page);
        Assert.Contains("Information Commissioner", page);
        Assert.Empty(await host.Mail.To("nobody@example.org"));
    }

    [Fact]
    public async Task What_is_typed_as_markup_stays_text()
    {
        using var response = await host.Post("/draft", ("kind", "object"), ("country", "DE"), ("name", "<script>alert(1)</script>"), ("details", "{{ email }}<b>"));
        var page = await response.Content.ReadAsStringAsync();

        Assert.DoesNotContain("<script>alert", page);
        Assert.Contains("{{ email }}&lt;b&gt;", page);
    }

    [Fact]
    public async Task Letters_come_in_the_language_that_is_asked_for()
    {
        var (_, draft) = await Draft(("kind", "object"), ("country", "DE-HH"), ("language", "de"), ("accounts", "ada"), ("circumstance", "health"), ("circumstance", "photos"));

        Assert.Contains("Widerspruch", draft.GetProperty("title").GetString());
        Assert.Contains("Deutschland", draft.GetProperty("letter").GetString());
        Assert.Contains("Hamburgische", draft.GetProperty("authority").GetProperty("name").GetString());
    }
}
