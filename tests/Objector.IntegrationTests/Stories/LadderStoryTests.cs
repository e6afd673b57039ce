
namespace Objector.IntegrationTests.Stories;

/// <summary>What follows when Meta stays silent, played on a fast clock over the real services.</summary>
public class LadderStoryTests
{
    [Fact]
    public async Task In_Turkey_a_silence_brings_the_reminder_the_complaint_and_a_warning_before_the_right_to_it_lapses()
    {
        await using var host = await RunningHost.Start(daysPerMinute: 120);
        const string email = "silence@example.org";
        using var submitted = await host.Http.PostAsync("/cases", Forms.Submission("access", email, "TR", null, ("shot.png", Forms.Picture())));
        var page = RunningHost.Link(await host.Mail.Next(email, "confirmation-"));
        using var confirmed = await host.Post($"{page}/confirm", ("nonce", "1"));
        using var filed = await host.Post($"{page}/filed", ("nonce", "2"), ("reference", "REF 7"));

        var settings = await host.Mail.Next(email, "settingsnudge-1.");
        var warning = await host.Mail.Next(email, "complaintlapses-1.");
        var c = await host.Case(page, c => Types(c).Contains("ComplaintWindowClosed"), "the time for a complaint to end");
        var late = (await host.Mail.To(email)).First(mail => mail.Subject!.Contains("run out", StringComparison.Ordinal));

        Assert.Contains("Set your old posts and your profile to Friends", settings.TextBody);
        Assert.Contains("Under KVKK you had to answer by", late.TextBody);
        Assert.Contains("until", warning.Subject);
        Assert.Contains("Complaint against Meta Platforms, Inc.", warning.TextBody);
        Assert.Contains("REF 7", warning.TextBody);
        Assert.Contains("exhibit-01.png", warning.TextBody);
        Assert.Single(await host.Mail.To(email), mail => mail.MessageId!.StartsWith("settingsnudge-", StringComparison.Ordinal));
        Assert.Single(await host.Mail.To(email), mail => mail.MessageId!.StartsWith("complaintlapses-", StringComparison.Ordinal));
        Assert.Equal("Overdue", c.GetProperty("status").GetString());
    }

    private static IEnumerable<string?> Types(System.Text.Json.JsonElement c) => c.GetProperty("timeline").EnumerateArray().Select(e => e.GetProperty("type").GetString());
}
