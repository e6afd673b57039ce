using System.Net;

namespace Objector.IntegrationTests.Scenarios;

/// <summary>A case over a change of the secret that everything it mails is derived from.</summary>
public class RotationTests
{
    private const string Email = "rotation@example.org";
    private const string First = "the first of sixteen";
    private const string Second = "the second of sixteen";

    private static async Task Restart(RunningHost host, Dictionary<string, string> settings, string secret, params string[] former)
    {
        await host.StopHost();
        settings["Keys:Secret"] = secret;
        foreach (var name in settings.Keys.Where(name => name.StartsWith("Keys:Previous:", StringComparison.Ordinal)).ToList())
            settings.Remove(name);
        for (var at = 0; at < former.Length; at++)
            settings[$"Keys:Previous:{at}"] = former[at];
        await host.StartHost();
    }

    [Fact]
    public async Task What_was_mailed_before_still_works_and_ends_with_its_secret()
    {
        var settings = new Dictionary<string, string> { ["Keys:Secret"] = First };
        await using var host = await RunningHost.Start(settings);
        var page = await host.Confirmed(Email);
        var request = await host.Mail.Next(Email, "request-");

        await Restart(host, settings, Second, First);

        // By its reply address alone, and by the Message-ID alone.
        Assert.Equal("ReadyToFile", (await host.Json(page)).GetProperty("status").GetString());
        using var sent = await host.Answer(request, Email, "SENT", answer => answer.InReplyTo = null);
        await host.Status(page, "AwaitingReply");
        using var answered = await host.Answer(request, Email, "We refuse. Nothing will be done.", answer =>
        {
            answer.To.Clear();
            answer.Body = new MimeKit.TextPart("plain") { Text = "We refuse. Nothing will be done." };
        });
        await host.Case(page, c => c.GetProperty("replies").GetArrayLength() == 1, "the reply to be logged");

        // What leaves now is of the new secret, for the same case.
        var echo = await host.Mail.Next(Email, "replylogged-");
        var renewed = RunningHost.Link(echo);
        Assert.NotEqual(page, renewed);
        Assert.NotEqual(request.ReplyTo.Mailboxes.Single().Address, echo.ReplyTo.Mailboxes.Single().Address);
        Assert.Equal((await host.Json(page)).GetProperty("id").GetString(), (await host.Json(renewed)).GetProperty("id").GetString());
        using var unsubscribe = await host.Http.GetAsync(MailDev.Unsubscribe(request));
        Assert.Equal(HttpStatusCode.OK, unsubscribe.StatusCode);

        await Restart(host, settings, Second);

        foreach (var (path, status) in new[] { (page, HttpStatusCode.NotFound), (MailDev.Unsubscribe(request), HttpStatusCode.NotFound), (renewed, HttpStatusCode.OK), (MailDev.Unsubscribe(echo), HttpStatusCode.OK) })
        {
            using var seen = await host.Http.GetAsync(path);
            Assert.Equal(status, seen.StatusCode);
        }
    }
}
