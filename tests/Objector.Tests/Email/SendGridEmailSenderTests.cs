using Microsoft.AspNetCore.Http;
using MimeKit;
using Objector.App.Email;

namespace Objector.Tests.Email;

public sealed class SendGridEmailSenderTests : IAsyncLifetime
{
    private readonly HttpClient http = new() { Timeout = TimeSpan.FromSeconds(30) };
    private SendGridServer server = null!;

    public async ValueTask InitializeAsync() => server = await SendGridServer.Start();

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await server.DisposeAsync();
    }

    private SendGridEmailSender Office(string? url = null) => new(http, new SendGridOptions { ApiKey = "SG.key", Host = url ?? server.Url });

    private static MimeMessage Mail() => new(
        [new MailboxAddress("Objector", "objector@objector.example")],
        [new MailboxAddress("Ada", "ada@example.org")],
        "Your request",
        new TextPart("plain") { Text = "Grüße" })
    { MessageId = "request-1.name@objector.example" };

    private async Task<SendResult.Failed> Refused(RequestDelegate answer)
    {
        server.Answer = answer;
        return Assert.IsType<SendResult.Failed>(await Office().SendAsync(Mail(), CancellationToken.None));
    }

    private static object Errors(params string[] messages) => new { errors = messages.Select(message => new { message, field = (string?)null, help = (object?)null }) };

    [Fact]
    public async Task A_mail_is_posted_with_the_key_and_202_is_accepted()
    {
        Assert.IsType<SendResult.Accepted>(await Office().SendAsync(Mail(), CancellationToken.None));

        var asked = Assert.Single(server.Asked);
        Assert.Equal(("POST /v3/mail/send", "Bearer SG.key", "application/json"), (asked.What, asked.Authorization, asked.ContentType));
        Assert.Equal("Grüße", asked.Body.GetProperty("content")[0].GetProperty("value").GetString());
        Assert.Equal("<request-1.name@objector.example>", asked.Body.GetProperty("headers").GetProperty("Message-ID").GetString());
    }

    [Fact]
    public async Task A_mail_that_the_API_refuses_is_refused_for_good_in_its_words()
    {
        var failed = await Refused(SendGridServer.Say(400, new
        {
            errors = new object[]
            {
                new { message = "Does not contain a valid address.", field = "personalizations.0.to.0.email", help = "http://sendgrid.com/docs/errors.html" },
                new { message = "Bad Request", field = (string?)null, help = (string?)null },
            },
        }));

        Assert.Equal(new SendResult.Failed("400 Does not contain a valid address. (personalizations.0.to.0.email); Bad Request", Permanent: true) { NotTaken = true }, failed);
    }

    [Fact]
    public async Task A_mail_that_is_too_large_is_refused_for_good() =>
        Assert.Equal(new SendResult.Failed("413 Payload Too Large", Permanent: true) { NotTaken = true }, await Refused(SendGridServer.Say(413)));

    [Theory]
    [InlineData(401, "The provided authorization grant is invalid, expired, or revoked")]
    [InlineData(403, "The from address does not match a verified Sender Identity.")]
    [InlineData(404, "Not Found")]
    public async Task What_is_wrong_with_our_account_is_no_verdict_on_the_mail(int status, string message) =>
        Assert.Equal(new SendResult.Failed($"{status} {message}", Permanent: false) { NotTaken = true }, await Refused(SendGridServer.Say(status, Errors(message))));

    [Theory]
    [InlineData(500)]
    [InlineData(503)]
    public async Task A_failure_of_theirs_passes(int status) =>
        Assert.False((await Refused(SendGridServer.Say(status, Errors("internal error")))).Permanent);

    [Fact]
    public async Task A_page_of_something_in_between_is_not_quoted() =>
        Assert.Equal(new SendResult.Failed("502 Bad Gateway", Permanent: false), await Refused(SendGridServer.Say(502, "<html>502</html>")));

    [Theory]
    [InlineData(200)] // only in its sandbox, which delivers nothing
    [InlineData(204)]
    [InlineData(304)]
    public async Task Nothing_but_202_is_accepted(int status) => Assert.False((await Refused(SendGridServer.Say(status))).Permanent);

    [Theory]
    [InlineData(429, "Retry-After", "30", 30)]
    [InlineData(429, "Retry-After", "Tue, 03 Mar 2026 10:02:00 GMT", 120)]
    [InlineData(429, "Retry-After", "Tue, 03 Mar 2026 09:00:00 GMT", 0)]
    [InlineData(429, "X-RateLimit-Reset", "1772532045", 45)]
    [InlineData(503, "Retry-After", "5", 5)]
    [InlineData(429, "Retry-After", "soon", null)]
    [InlineData(429, "X-RateLimit-Reset", "99999999999999999", null)]
    [InlineData(400, "X-RateLimit-Reset", "1772532045", null)]
    [InlineData(500, "X-Other", "5", null)]
    public async Task How_long_to_wait_is_read_by_their_clock(int status, string name, string value, int? seconds)
    {
        var failed = await Refused(SendGridServer.Say(status, Errors("too many requests"), (name, value), ("Date", "Tue, 03 Mar 2026 10:00:00 GMT")));

        Assert.Equal(seconds, (int?)failed.RetryAfter?.TotalSeconds);
        Assert.Equal($"{status} too many requests", failed.Reason);
    }

    [Fact]
    public async Task Too_many_requests_pass() => Assert.False((await Refused(SendGridServer.Say(429, Errors("too many requests")))).Permanent);

    [Fact]
    public async Task A_server_that_is_not_there_may_be_there_later()
    {
        var nobody = Office($"http://127.0.0.1:{FreePorts.Take(1)[0]}");

        Assert.False(Assert.IsType<SendResult.Failed>(await nobody.SendAsync(Mail(), CancellationToken.None)).Permanent);
        Assert.StartsWith("SendGrid does not answer:", await nobody.CheckHealthAsync(CancellationToken.None));
    }

    [Fact]
    public async Task A_server_that_hangs_up_may_answer_later() =>
        Assert.False((await Refused(context =>
        {
            context.Abort();
            return Task.CompletedTask;
        })).Permanent);

    [Fact]
    public async Task A_server_that_never_answers_is_not_waited_for()
    {
        server.Answer = context => Task.Delay(Timeout.Infinite, context.RequestAborted);
        using var impatient = new HttpClient { Timeout = TimeSpan.FromMilliseconds(200) };
        var office = new SendGridEmailSender(impatient, new SendGridOptions { ApiKey = "SG.key", Host = server.Url });

        Assert.False(Assert.IsType<SendResult.Failed>(await office.SendAsync(Mail(), CancellationToken.None)).Permanent);
    }

    [Fact]
    public async Task Who_cancels_is_told_so_and_not_that_the_mail_failed()
    {
        using var cancel = new CancellationTokenSource();
        server.Answer = async context =>
        {
            await cancel.CancelAsync();
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Office().SendAsync(Mail(), cancel.Token));
    }

    [Fact]
    public async Task All_is_well_when_the_key_may_send()
    {
        server.Answer = SendGridServer.Say(200, new { scopes = (string[])["mail.send", "alerts.read"] });

        Assert.Null(await Office().CheckHealthAsync(CancellationToken.None));
        Assert.Equal("GET /v3/scopes", Assert.Single(server.Asked).What);
    }

    [Theory]
    [InlineData(200, """{"scopes":["mail.batch.read"]}""", "may not send mail")]
    [InlineData(200, "<html>sign in to the network</html>", "does not answer as it should: 200 OK")]
    [InlineData(401, """{"errors":[{"field":null,"message":"authorization required"}]}""", "does not take the key in Mail__SendGrid__ApiKey: 401 authorization required")]
    [InlineData(403, """{"errors":[{"field":null,"message":"access forbidden"}]}""", "403 access forbidden")]
    [InlineData(500, "", "500 Internal Server Error")]
    public async Task What_is_wrong_is_said_in_a_sentence_without_the_key(int status, string body, string said)
    {
        server.Answer = SendGridServer.Say(status, body);

        var trouble = await Office().CheckHealthAsync(CancellationToken.None);

        Assert.Contains(said, trouble);
        Assert.DoesNotContain("SG.key", trouble);
    }
}
