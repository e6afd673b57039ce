using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using Azure.Data.Tables;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Objector.App.Cases;
using Objector.App.RateLimiting;
using Objector.App.Scheduling;
using Objector.App.Web;

namespace Objector.IntegrationTests.Endpoints;

/// <summary>What comes in by the form, and what does not. Each test comes from networks of its own, as a trusted proxy would name them.</summary>
public sealed class FrontDoorHost : IAsyncLifetime
{
    public const int PerNetwork = 5;
    public const int PerMailbox = 2;
    public const int Drafts = 3;

    public RunningHost Host { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Host = await RunningHost.Start(new Dictionary<string, string>
    {
        ["Limits:SubmissionsPerNetwork"] = $"{PerNetwork}",
        ["Limits:SubmissionsPerMailbox"] = $"{PerMailbox}",
        ["Limits:DraftsPerNetwork"] = $"{Drafts}",
        ["Limits:SecondsToFillIn"] = "3",
    });

    public ValueTask DisposeAsync() => Host.DisposeAsync();
}

public sealed partial class SubmissionGuardTests(FrontDoorHost fixture) : IClassFixture<FrontDoorHost>
{
    private static int networks;
    private static int requests;
    private readonly RunningHost host = fixture.Host;

    private static string Network() => $"203.0.113.{Interlocked.Increment(ref networks)}";

    private static Task<HttpResponseMessage> Send(HttpClient http, HttpMethod method, string path, string network, HttpContent? content = null, bool json = false)
    {
        var request = new HttpRequestMessage(method, path) { Content = content };
        request.Headers.Add("X-Forwarded-For", $"198.51.100.{Interlocked.Increment(ref requests) % 255}, {network}");
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue(json ? "application/json" : "text/html"));
        return http.SendAsync(request);
    }

    private async Task<HttpStatusCode> Submit(string network, string email, HttpClient? http = null)
    {
        using var answer = await Send(http ?? host.Http, HttpMethod.Post, "/cases", network, Forms.Submission("object", email), json: true);
        return answer.StatusCode;
    }

    private static MultipartFormDataContent With(MultipartFormDataContent form, string field, string value)
    {
        form.Add(new StringContent(value), field);
        return form;
    }

    [Fact]
    public async Task From_one_network_so_many_come_in_an_hour_whichever_instance_takes_them()
    {
        await using var second = await SelfHost.SelfHost.Start([.. host.Arguments, "--urls=http://127.0.0.1:0"], CancellationToken.None);
        using var other = new HttpClient { BaseAddress = new Uri(second.Address) };

        var network = Network();
        var answers = await Task.WhenAll(
            Enumerable.Range(0, 4 * FrontDoorHost.PerNetwork).Select(number => Submit(network, $"{network}-{number}@example.org", number % 2 == 0 ? host.Http : other)));

        Assert.Equal(FrontDoorHost.PerNetwork, answers.Count(status => status == HttpStatusCode.Created));
        Assert.All(answers, status => Assert.True(status is HttpStatusCode.Created or HttpStatusCode.TooManyRequests));
        Assert.Equal(HttpStatusCode.Created, await Submit(Network(), "elsewhere@example.org", other));
    }

    [Fact]
    public async Task From_one_network_a_few_may_name_the_same_mailbox_and_more_another()
    {
        var network = Network();
        HttpStatusCode[] answers =
        [
            await Submit(network, $"{network}@example.org"),
            await Submit(network, $"{network}+x@Example.org"),
            await Submit(network, $"{network}@example.org"),
            await Submit(network, $"{network}@example.net"),
        ];

        Assert.Equal([HttpStatusCode.Created, HttpStatusCode.Created, HttpStatusCode.TooManyRequests, HttpStatusCode.Created], answers);
    }

    [Fact]
    public async Task Who_comes_too_late_is_told_when_to_come_again_and_keeps_what_they_typed()
    {
        var network = Network();
        await Wait.Until(async () => await Submit(network, $"{Guid.NewGuid():N}@example.org") == HttpStatusCode.TooManyRequests, "the budget to be spent");

        using var answer = await Send(host.Http, HttpMethod.Post, "/cases", network, Forms.Submission("object", "late@example.org"));
        var html = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());

        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
        Assert.InRange(answer.Headers.RetryAfter!.Delta!.Value, TimeSpan.FromSeconds(1), TimeSpan.FromHours(1));
        Assert.Contains("than we can take", html);
        Assert.Contains("She is a nurse in Hamburg.", html);
        Assert.Contains("value=\"late@example.org\"", html);
    }

    [Fact]
    public async Task Pictures_to_look_at_count_even_beside_words_that_are_wrong_and_a_slip_of_words_does_not()
    {
        async Task<HttpStatusCode[]> Send(string network, params (string, byte[])[] pictures)
        {
            var answers = new List<HttpStatusCode>();
            for (var number = 0; number <= FrontDoorHost.PerNetwork; number++)
            {
                using var answer = await SubmissionGuardTests.Send(host.Http, HttpMethod.Post, "/cases", network, Forms.Submission("object", "no address", screenshots: pictures), json: true);
                answers.Add(answer.StatusCode);
            }

            return [.. answers];
        }

        var wrong = Enumerable.Repeat(HttpStatusCode.BadRequest, FrontDoorHost.PerNetwork);
        Assert.Equal([.. wrong, HttpStatusCode.TooManyRequests], await Send(Network(), ("shot.png", Forms.Picture())));
        Assert.Equal([.. wrong, HttpStatusCode.BadRequest], await Send(Network()));
    }

    [Fact]
    public async Task All_together_have_a_budget_too_and_of_an_hour_that_is_over_nothing_is_kept()
    {
        var storage = host.OpenStorage();
        var time = new FakeTimeProvider(host.Now.AddYears(1));
        SubmissionRateLimiter[] instances = [.. Enumerable.Range(0, 2).Select(_ => new SubmissionRateLimiter(
            storage, new Tokens("a secret of sixteen"), new RateLimitOptions { SubmissionsInAll = 7 }, time, new ClockRate(1)))];

        var taken = await Task.WhenAll(Enumerable.Range(0, 20).Select(number => instances[number % 2].Take($"192.0.2.{number}", $"{number}@secret.example", CancellationToken.None)));
        Assert.Equal(7, taken.Count(again => again is null));

        var rows = await storage.Budgets.QueryAsync<TableEntity>().ToListAsync();
        Assert.DoesNotContain(rows.SelectMany(row => row.Keys.Select(key => $"{row[key]}")), value => value.Contains("192.0.2", StringComparison.Ordinal) || value.Contains("secret", StringComparison.Ordinal));

        time.Advance(SubmissionRateLimiter.Window);
        Assert.Null(await instances[0].Take("192.0.2.1", null, CancellationToken.None));
        time.Advance(SubmissionRateLimiter.Window);
        await new App.ExpiredDataCleanup(instances[0], host.Services.GetRequiredService<ConfirmationThrottle>()).RunAsync(CancellationToken.None);
        Assert.Empty(await storage.Budgets.QueryAsync<TableEntity>().ToListAsync());
        foreach (var instance in instances)
            instance.Dispose();
    }

    [Fact]
    public async Task What_fills_in_the_field_that_nobody_sees_is_not_taken_and_can_be_sent_again()
    {
        var network = Network();
        using var program = await Send(host.Http, HttpMethod.Post, "/cases", network, With(Forms.Submission("object", "machine@example.org"), SubmissionGuard.Trap, "https://spam.example"), json: true);
        using var browser = await Send(host.Http, HttpMethod.Post, "/cases", network, With(Forms.Submission("object", "filled@example.org"), SubmissionGuard.Trap, "Ada"));
        var html = WebUtility.HtmlDecode(await browser.Content.ReadAsStringAsync());

        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.BadRequest), (program.StatusCode, browser.StatusCode));
        Assert.Contains("password manager", html);
        Assert.Contains("She is a nurse in Hamburg.", html);
        Assert.Matches($"<input id=\"{SubmissionGuard.Trap}\" name=\"{SubmissionGuard.Trap}\" tabindex=\"-1\" autocomplete=\"off\"\\s*/?>", html);
        Assert.Equal(HttpStatusCode.Created, await Submit(network, "filled@example.org"));
    }

    [Fact]
    public async Task A_form_that_comes_back_faster_than_a_person_fills_it_in_can_be_sent_again_as_it_is()
    {
        var network = Network();
        using var page = await Send(host.Http, HttpMethod.Get, "/", network);
        var stamp = Stamp().Match(await page.Content.ReadAsStringAsync()).Groups[1].Value;

        using var fast = await Send(host.Http, HttpMethod.Post, "/cases", network, With(Forms.Submission("object", "fast@example.org"), SignedFormTimestamp.Field, stamp));
        var html = WebUtility.HtmlDecode(await fast.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.BadRequest, fast.StatusCode);
        Assert.Contains("faster than anybody", html);
        Assert.Contains("She is a nurse in Hamburg.", html);
        Assert.Equal(stamp, Stamp().Match(html).Groups[1].Value);

        await Wait.Until(() => Task.FromResult(host.Services.GetRequiredService<SignedFormTimestamp>().IsOldEnough(stamp)), "as long as a person takes");
        using var taken = await Send(host.Http, HttpMethod.Post, "/cases", network, With(Forms.Submission("object", "fast@example.org"), SignedFormTimestamp.Field, stamp));
        Assert.Equal(HttpStatusCode.SeeOther, taken.StatusCode);
    }

    [Fact]
    public async Task A_stamp_that_is_not_ours_is_replaced()
    {
        using var answer = await Send(host.Http, HttpMethod.Post, "/cases", Network(), With(Forms.Submission("object", "forged@example.org"), SignedFormTimestamp.Field, "638000000000000000.forged"));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.True(host.Services.GetRequiredService<SignedFormTimestamp>().Holds(Stamp().Match(await answer.Content.ReadAsStringAsync()).Groups[1].Value));
    }

    [Fact]
    public async Task No_answer_tells_whether_an_address_is_known()
    {
        const string known = "known@example.org";
        const string waits = "waits@example.org";
        await host.Confirmed(known);
        Assert.Equal(HttpStatusCode.Created, await Submit(Network(), waits));

        var answers = new List<string>();
        foreach (var address in new[] { known, waits, "never@example.org" })
        {
            var network = Network();
            using var sent = await Send(host.Http, HttpMethod.Post, "/cases", network, Forms.Submission("object", address));
            using var page = await Send(host.Http, HttpMethod.Get, sent.Headers.Location!.ToString(), network);
            using var json = await Send(host.Http, HttpMethod.Post, "/cases", network, Forms.Submission("object", address), json: true);
            answers.Add(string.Join('\n', await Told(sent), await Told(page), await Told(json)).Replace(address, "ADDRESS", StringComparison.Ordinal));
        }

        Assert.Equal(answers[0], answers[1]);
        Assert.Equal(answers[0], answers[2]);

        static async Task<string> Told(HttpResponseMessage answer)
        {
            var headers = answer.Headers.Concat(answer.Content.Headers).Where(header => header.Key is not ("Date" or "Content-Length")).Select(header => $"{header.Key}: {string.Join(',', header.Value)}").Order();
            return Name().Replace($"{answer.StatusCode}\n{string.Join('\n', headers)}\n{WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync())}", "NAME");
        }
    }

    [Theory]
    [InlineData("GET", "/cases/{0}")]
    [InlineData("POST", "/cases/{0}/confirm")]
    [InlineData("GET", "/cases/{0}/dossier.zip")]
    [InlineData("GET", "/cases/{0}/evidence/exhibit-01.png")]
    [InlineData("GET", "/cases/{0}/deadline.ics")]
    [InlineData("GET", "/cases/{0}/letters/reminder")]
    [InlineData("GET", "/sent/{0}")]
    [InlineData("GET", "/erase/{0}")]
    [InlineData("POST", "/erase/{0}")]
    [InlineData("GET", "/unsubscribe/{0}")]
    [InlineData("POST", "/unsubscribe/{0}")]
    [InlineData("POST", "/inbound/mime?key={0}")]
    [InlineData("POST", "/inbound/sendgrid?key={0}")]
    public async Task Who_tries_token_after_token_is_soon_not_even_told_that_they_are_wrong(string method, string path)
    {
        var network = Network();
        var wrong = path.Contains("key=", StringComparison.Ordinal) ? HttpStatusCode.Unauthorized : HttpStatusCode.NotFound;
        async Task<HttpStatusCode> Try(string from)
        {
            using var answer = await Send(host.Http, new HttpMethod(method), string.Format(System.Globalization.CultureInfo.InvariantCulture, path, $"{Guid.NewGuid():N}"), from);
            return answer.StatusCode;
        }

        for (var tries = 0; tries < FailedTokenLimiter.FromOneNetwork; tries++)
            Assert.Equal(wrong, await Try(network));

        Assert.Equal(HttpStatusCode.TooManyRequests, await Try(network));
        Assert.Equal(wrong, await Try(Network()));
    }

    [Fact]
    public async Task A_right_token_opens_however_many_wrong_ones_came_from_its_network()
    {
        var page = await host.Confirmed("neighbour@example.org");
        var network = Network();
        for (var tries = 0; tries <= FailedTokenLimiter.FromOneNetwork; tries++)
        {
            using var wrong = await Send(host.Http, HttpMethod.Get, $"/cases/{tries}", network);
        }

        using var right = await Send(host.Http, HttpMethod.Get, page, network);
        Assert.Equal(HttpStatusCode.OK, right.StatusCode);
        using var mail = await Send(host.Http, HttpMethod.Post, $"/inbound/mime?key={SelfHost.LocalDefaults.InboundKey}", network, new StringContent("From: a@example.org\r\n\r\nHello"));
        Assert.Equal(HttpStatusCode.Accepted, mail.StatusCode);
    }

    [Fact]
    public async Task Drafts_have_a_larger_budget_and_an_end()
    {
        var network = Network();
        async Task<HttpStatusCode> Draft()
        {
            using var answer = await Send(host.Http, HttpMethod.Post, "/draft", network, Forms.Submission("object", "draft@example.org"), json: true);
            return answer.StatusCode;
        }

        for (var number = 0; number < FrontDoorHost.Drafts; number++)
            Assert.Equal(HttpStatusCode.OK, await Draft());
        Assert.Equal(HttpStatusCode.TooManyRequests, await Draft());
    }

    [GeneratedRegex($"name=\"{SignedFormTimestamp.Field}\" value=\"([^\"]+)\"")]
    private static partial Regex Stamp();

    /// <summary>Ids and tokens.</summary>
    [GeneratedRegex("[0-9a-z]{26,}")]
    private static partial Regex Name();
}
