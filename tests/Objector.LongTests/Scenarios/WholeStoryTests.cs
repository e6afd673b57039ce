using System.Net;

namespace Objector.LongTests.Scenarios;

/// <summary>The whole life of a case, played on a fast clock over the real services.</summary>
public class WholeStoryTests
{
    [Fact]
    public async Task For_each_kind_a_person_is_nudged_until_the_reply_is_logged_and_no_longer()
    {
        await using var host = await RunningHost.Start(daysPerMinute: 30);

        await Task.WhenAll(
            Story(host, "object", "DE"), Story(host, "access", "IE"), Story(host, "correct", "GB"), Story(host, "delete", "US"), Story(host, "concern", "FR"));
    }

    private static async Task Story(RunningHost host, string kind, string country)
    {
        var email = $"{kind}@example.org";
        using var submitted = await host.Http.PostAsync("/cases", Forms.Submission(kind, email, country, null, ("shot.png", Forms.Picture())));
        Assert.Equal(HttpStatusCode.SeeOther, submitted.StatusCode);
        Assert.Contains(email, WebUtility.HtmlDecode(await host.Http.GetStringAsync(submitted.Headers.Location)));

        var page = RunningHost.Link(await host.Mail.Next(email, "confirmation-"));
        Assert.Equal("AwaitingConfirmation", (await host.Json(page)).GetProperty("status").GetString());
        using var confirmed = await host.Post($"{page}/confirm", ("nonce", "1"));
        Assert.Equal(HttpStatusCode.SeeOther, confirmed.StatusCode);

        var request = await host.Mail.Next(email, "request-");
        Assert.Contains(request.Attachments, attachment => attachment.ContentDisposition?.FileName == "exhibit-01.png");
        Assert.Contains("facebook.com/help/", request.TextBody);

        using var sent = await host.Answer(request, email, "SENT");
        Assert.Equal(HttpStatusCode.Accepted, sent.StatusCode);
        var filed = await host.Status(page, "AwaitingReply");
        Assert.True(filed.GetProperty("daysLeft").GetInt32() is >= 25 and <= 35);

        await host.Mail.Next(email, "nudge-1-");
        await host.Mail.Next(email, "nudge-2-");
        var nudge = await host.Mail.Next(email, "nudge-3-");
        // On a busy machine a day or two pass before the filing is logged, and the third nudge comes before the deadline.
        await host.Status(page, "Overdue");

        using var answered = await host.Answer(nudge, email, "Meta wrote: we have reviewed your request and will honor your objection.");
        await host.Status(page, "Granted");
        Assert.Contains("grant", (await host.Mail.Next(email, "replylogged-")).TextBody);

        var ended = await host.Case(page, c => !c.TryGetProperty("nextWake", out _), "nothing more to come");
        Assert.Equal("approved", Assert.Single(ended.GetProperty("replies").EnumerateArray()).GetProperty("kind").GetString());
    }
}
