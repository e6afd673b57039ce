using System.Net;
using System.Security.Cryptography;
using System.Text;
using Objector.App.Email;

namespace Objector.IntegrationTests.Endpoints;

/// <summary>The mails themselves leave over SMTP here: what SendGrid says of them is all that matters.</summary>
public sealed class SendGridEventsTests : IDisposable
{
    private readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public void Dispose() => key.Dispose();

    [Fact]
    public async Task A_hard_bounce_is_on_the_page_and_ends_the_nudges_and_nobody_else_can_say_so()
    {
        await using var host = await RunningHost.Start(new Dictionary<string, string> { ["Mail:SendGrid:WebhookKey"] = Convert.ToBase64String(key.ExportSubjectPublicKeyInfo()) });
        using var submitted = await host.Http.PostAsync("/cases", Forms.Submission("object", "gone@example.org"));
        var mail = await host.Mail.Next("gone@example.org", "confirmation-");
        var page = RunningHost.Link(mail);
        var payload = $$"""
            [{"event":"bounce","type":"bounce","reason":"550 no such user","mail":"{{mail.MessageId!.Split('@')[0]}}","case":"{{mail.ReplyTo.Mailboxes.Single().Address}}","sg_event_id":"e1","timestamp":1772532000}]
            """;

        Assert.Equal(HttpStatusCode.Unauthorized, await Post(host, payload, "wrong"));
        Assert.False((await host.Json(page)).TryGetProperty("mailTrouble", out _));
        Assert.Equal(HttpStatusCode.NoContent, await Post(host, payload, payload));
        Assert.Equal(HttpStatusCode.NoContent, await Post(host, payload, payload));

        var c = await host.Json(page);
        Assert.Contains("550 no such user", c.GetProperty("mailTrouble").GetString());
        Assert.Single(c.GetProperty("timeline").EnumerateArray(), e => e.GetProperty("type").GetString() == "MailFateKnown");
    }

    private async Task<HttpStatusCode> Post(RunningHost host, string payload, string signed)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/events/sendgrid") { Content = new StringContent(payload, Encoding.UTF8, "application/json") };
        request.Headers.Add(SendGridEvents.TimestampHeader, "1600112502");
        request.Headers.Add(SendGridEvents.SignatureHeader, Convert.ToBase64String(
            key.SignData(Encoding.UTF8.GetBytes("1600112502" + signed), HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence)));
        using var response = await host.Http.SendAsync(request);
        return response.StatusCode;
    }
}
