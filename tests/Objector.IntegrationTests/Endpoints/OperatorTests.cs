using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.RegularExpressions;
using MimeKit;
using Objector.App.InboundEmail;
using Objector.App.Web;
using Objector.IntegrationTests.Fixtures;

namespace Objector.IntegrationTests.Endpoints;

/// <summary>The operator's pages: who gets in, and what becomes of a mail that matches no case.</summary>
[Collection(OneHost.Name)]
public sealed partial class OperatorTests : IDisposable
{
    private const string Granted = "We have reviewed your request and will honor your objection.";
    private readonly SharedHost shared;
    private readonly RunningHost host;
    private readonly HttpClient http;

    public OperatorTests(SharedHost shared)
    {
        this.shared = shared;
        host = shared.Host;
        http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = host.Http.BaseAddress };
    }

    public void Dispose() => http.Dispose();

    private async Task<(HttpStatusCode Status, string Text)> Ask(
        string path, string? key = null, string? cookie = null, bool json = false, params (string Name, string Value)[]? form)
    {
        using var request = new HttpRequestMessage(form is { Length: > 0 } ? HttpMethod.Post : HttpMethod.Get, path);
        if (key is not null)
            request.Headers.Add(OperatorAuthentication.Header, key);
        if (cookie is not null)
            request.Headers.Add("Cookie", cookie);
        if (json)
            request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        if (form is { Length: > 0 })
            request.Content = new FormUrlEncodedContent(form.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        using var response = await http.SendAsync(request);
        return (response.StatusCode, WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync()));
    }

    private Task<(HttpStatusCode Status, string Text)> Program(string path, params (string Name, string Value)[] form) =>
        Ask(path, key: SelfHost.LocalDefaults.OperatorKey, json: true, form: form);

    private async Task<JsonElement> Json(string path) => JsonDocument.Parse((await Program(path)).Text).RootElement;

    private async Task<(string Cookie, string Csrf)> SignIn()
    {
        using var response = await http.PostAsync("/operator/sign-in", new FormUrlEncodedContent([KeyValuePair.Create("key", SelfHost.LocalDefaults.OperatorKey)]));
        Assert.Equal((HttpStatusCode.SeeOther, "/operator"), (response.StatusCode, response.Headers.Location?.ToString()));
        var cookie = response.Headers.GetValues("Set-Cookie").Single().Split(';')[0];
        return (cookie, Csrf().Match((await Ask("/operator", cookie: cookie)).Text).Groups[1].Value);
    }

    /// <returns>The path of the mail in the pen.</returns>
    private async Task<string> Lost(string to, string text = Granted, string from = "lost@example.org")
    {
        var mail = new MimeMessage { Subject = "Re: Your request", MessageId = MimeKit.Utils.MimeUtils.GenerateMessageId("example.org") };
        mail.From.Add(MailboxAddress.Parse(from));
        mail.To.Add(MailboxAddress.Parse(to));
        mail.Body = new TextPart("plain") { Text = text };
        using var sent = await host.PostMime(mail);
        var path = $"/operator/mails/{JsonDocument.Parse(await sent.Content.ReadAsStringAsync()).RootElement.GetProperty("id").GetString()}";
        await Wait.Until(async () => (await Program(path)).Status == HttpStatusCode.OK, "the mail to be in the pen");
        return path;
    }

    private async Task<string> ReplyAddress(string email) => (await host.Mail.Next(email, "request-")).ReplyTo.Mailboxes.Single().Address;

    [Theory]
    [InlineData("/operator")]
    [InlineData("/operator/mails/0123")]
    [InlineData($"/operator?key={SelfHost.LocalDefaults.OperatorKey}")]
    public async Task Without_the_key_there_is_only_the_sign_in_page(string path)
    {
        var page = await Ask(path);

        Assert.Equal(HttpStatusCode.Unauthorized, page.Status);
        Assert.Contains("action=\"/operator/sign-in\"", page.Text);
        Assert.Equal(HttpStatusCode.Unauthorized, (await Ask(path, json: true)).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await Ask(path, cookie: $"{OperatorAuthentication.Cookie}=9999999999.nonce.0")).Status);
    }

    [Fact]
    public async Task A_wrong_key_is_told_so()
    {
        Assert.Equal(HttpStatusCode.Unauthorized, (await Ask("/operator", key: "wrong", json: true)).Status);
        var (status, text) = await Ask("/operator/sign-in", form: [("key", "wrong")]);

        Assert.Equal(HttpStatusCode.Unauthorized, status);
        Assert.Contains("not the key", text);
    }

    [Fact]
    public async Task The_cookie_is_for_these_pages_alone_and_does_not_hold_the_key()
    {
        using var response = await http.PostAsync("/operator/sign-in", new FormUrlEncodedContent([KeyValuePair.Create("key", SelfHost.LocalDefaults.OperatorKey)]));
        var attributes = response.Headers.GetValues("Set-Cookie").Single().Split("; ");

        Assert.Equal(["httponly", "max-age=43200", "path=/operator", "samesite=strict"], attributes[1..].Select(attribute => attribute.ToLowerInvariant()).Order());
        Assert.DoesNotContain(SelfHost.LocalDefaults.OperatorKey, attributes[0]);
    }

    [Fact]
    public async Task Signed_in_one_sees_the_pages_and_can_sign_out()
    {
        var (cookie, csrf) = await SignIn();

        Assert.Contains("Mails without a case", (await Ask("/operator", cookie: cookie)).Text);
        Assert.Equal(HttpStatusCode.Forbidden, (await Ask("/operator/sign-out", cookie: cookie, form: [("csrf", "wrong")])).Status);
        Assert.Equal(HttpStatusCode.SeeOther, (await Ask("/operator/sign-out", cookie: cookie, form: [("csrf", csrf)])).Status);
    }

    [Fact]
    public async Task A_form_without_the_token_of_the_session_changes_nothing()
    {
        var path = await Lost("case+nobody@localhost");
        var (cookie, csrf) = await SignIn();
        var (_, other) = await SignIn();

        Assert.Equal(HttpStatusCode.Forbidden, (await Ask($"{path}/discard", cookie: cookie, form: [("reason", "Spam")])).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await Ask($"{path}/discard", cookie: cookie, form: [("reason", "Spam"), ("csrf", other)])).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await Ask($"{path}/discard", form: [("reason", "Spam"), ("csrf", csrf)])).Status);
        Assert.True((await Json(path)).TryGetProperty("why", out _));
        Assert.Equal(HttpStatusCode.SeeOther, (await Ask($"{path}/discard", cookie: cookie, form: [("reason", "Spam"), ("csrf", csrf)])).Status);
    }

    [Fact]
    public async Task A_mail_that_matches_no_case_is_shown_without_the_tokens_that_it_quotes()
    {
        var page = await shared.Confirmed("quoted@example.org");
        var path = await Lost("someone@localhost", $"{Granted}\r\n> https://links.example/?url=http%3A%2F%2F127.0.0.1{page.Replace("/", "%2F", StringComparison.Ordinal)}&data=05");

        var overview = await Json("/operator");
        var listed = overview.GetProperty("pen").EnumerateArray().Single(mail => path.EndsWith(mail.GetProperty("id").GetString()!, StringComparison.Ordinal));
        Assert.Equal(("lost@example.org", "Re: Your request", "It matches no case."), (listed.GetProperty("from").GetString(), listed.GetProperty("subject").GetString(), listed.GetProperty("why").GetString()));
        Assert.True(overview.GetProperty("waiting").GetProperty("cases").GetInt32() > 0);

        var shown = await Ask(path, key: SelfHost.LocalDefaults.OperatorKey);
        Assert.Contains(Granted, shown.Text);
        Assert.DoesNotContain(page.Split('/')[^1], shown.Text);
        var guess = Assert.Single((await Json(path)).GetProperty("guesses").EnumerateArray());
        Assert.Equal((await host.Json(page)).GetProperty("id").GetString(), guess.GetProperty("case").GetString());
    }

    [Theory]
    [InlineData(8, 1)]
    [InlineData(45, 12)]
    public async Task A_mail_to_nearly_the_right_address_is_guessed_delivered_once_and_waits_for_its_owner(int at, int missing)
    {
        var person = $"nearly{missing}@example.org";
        var page = await shared.Confirmed(person);
        var path = await Lost((await ReplyAddress(person)).Remove(at, missing), from: person);
        var guess = Assert.Single((await Json(path)).GetProperty("guesses").EnumerateArray()).GetProperty("case").GetString()!;

        var delivered = await Program($"{path}/deliver", ("case", guess), ("reason", "By its address"));
        Assert.Equal(HttpStatusCode.OK, delivered.Status);
        Assert.Equal(delivered, await Program($"{path}/deliver", ("case", guess), ("reason", "Again")));

        var held = Assert.Single((await host.Json(page)).GetProperty("held").EnumerateArray());
        Assert.Equal("The operator of this site found that it is yours: By its address", held.GetProperty("why").GetString());
        using var accepted = await host.Post($"{page}/reply", ("held", held.GetProperty("id").GetString()!), ("kind", "approved"), ("text", Granted), ("nonce", "n"));
        Assert.Equal("Granted", (await host.Json(page)).GetProperty("status").GetString());
        Assert.Equal("delivered", (await Json(path)).GetProperty("decision").GetString());
    }

    [Fact]
    public async Task What_was_delivered_lies_beside_its_case_and_nowhere_else()
    {
        var page = await shared.Confirmed("beside@example.org");
        var path = await Lost("someone@localhost");
        var sha = path.Split('/')[^1];

        Assert.Equal(HttpStatusCode.OK, (await Program($"{path}/deliver", ("case", $"http://127.0.0.1{page}#reply"))).Status);

        var id = (await host.Json(page)).GetProperty("id").GetString();
        var storage = host.OpenStorage();
        Assert.True(await storage.CaseFiles.GetBlobClient($"{id}/mail/in-{sha[..16]}.eml").ExistsAsync());
        Assert.False(await storage.Inbound.GetBlobClient($"{sha}.eml").ExistsAsync());
        Assert.DoesNotContain(sha, (await Program("/operator")).Text);
    }

    [Fact]
    public async Task A_mail_is_delivered_to_one_case_and_stays_there()
    {
        var (page, other) = (await shared.Confirmed("one@example.org"), await shared.Confirmed("other@example.org"));
        var path = await Lost("someone@localhost");

        Assert.Equal(HttpStatusCode.OK, (await Program($"{path}/deliver", ("case", await ReplyAddress("one@example.org")))).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await Program($"{path}/deliver", ("case", other))).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await Program($"{path}/discard", ("reason", "Spam"))).Status);

        Assert.Equal(1, (await host.Json(page)).GetProperty("held").GetArrayLength());
        Assert.Equal(0, (await host.Json(other)).GetProperty("held").GetArrayLength());
    }

    [Theory]
    [InlineData("")]
    [InlineData("nonsense")]
    [InlineData("case+nobody@localhost")]
    public async Task What_names_no_case_is_a_400(string named) =>
        Assert.Equal(HttpStatusCode.BadRequest, (await Program($"{await Lost("someone@localhost")}/deliver", ("case", named))).Status);

    [Fact]
    public async Task A_case_that_is_not_there_is_a_409_and_the_mail_still_waits()
    {
        var path = await Lost("someone@localhost");

        Assert.Equal(HttpStatusCode.Conflict, (await Program($"{path}/deliver", ("case", new string('0', 26)))).Status);
        Assert.True((await Json(path)).TryGetProperty("why", out _));
    }

    [Fact]
    public async Task Discarding_needs_a_reason_and_leaves_only_that()
    {
        var path = await Lost("someone@localhost");
        var sha = path.Split('/')[^1];
        Assert.Equal(HttpStatusCode.BadRequest, (await Program($"{path}/discard", ("reason", " "))).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await Program($"{path}/discard", ("reason", new string('x', 301)))).Status);

        var discarded = await Program($"{path}/discard", ("reason", "Advertising by eve@example.com"));
        Assert.Equal(HttpStatusCode.OK, discarded.Status);
        Assert.Equal(discarded, await Program($"{path}/discard", ("reason", "Twice")));

        var left = await Json(path);
        Assert.Equal(("discarded", "Advertising by …"), (left.GetProperty("decision").GetString(), left.GetProperty("reason").GetString()));
        Assert.DoesNotContain(sha, (await Program("/operator")).Text);
        var storage = host.OpenStorage();
        Assert.False(await storage.Inbound.GetBlobClient($"{sha}.eml").ExistsAsync());
        Assert.Equal(["At", "Decision", "Reason"], (await storage.HoldingPen.QueryAsync<Azure.Data.Tables.TableEntity>(row => row.RowKey == sha).SingleAsync())
            .Keys.Where(key => char.IsUpper(key[0]) && key is not ("PartitionKey" or "RowKey" or "Timestamp")).Order());
    }

    [Fact]
    public async Task The_same_mail_again_stays_discarded()
    {
        const string raw = "From: eve@example.com\r\nTo: someone@localhost\r\n\r\nThe same every time";
        var pen = host.Services.GetService(typeof(HoldingPen)) as HoldingPen;
        async Task<string> Send()
        {
            using var sent = await host.Http.PostAsync($"/inbound/mime?key={SelfHost.LocalDefaults.InboundKey}", new StringContent(raw));
            return JsonDocument.Parse(await sent.Content.ReadAsStringAsync()).RootElement.GetProperty("id").GetString()!;
        }

        var sha = await Send();
        await Wait.Until(async () => await pen!.Find(sha, CancellationToken.None) is not null, "the mail to be in the pen");
        await Program($"/operator/mails/{sha}/discard", ("reason", "Spam"));
        await Send();

        await Wait.Until(async () => await pen!.Raw(sha, CancellationToken.None) is null, "the mail to be gone again");
        Assert.Null(await pen!.Find(sha, CancellationToken.None));
    }

    [Theory]
    [InlineData("..%2f..%2fcases")]
    [InlineData("..%5c..")]
    [InlineData("0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef")]
    [InlineData("0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF")]
    [InlineData("0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcde'")]
    public async Task What_is_no_mail_of_the_pen_is_a_404(string sha)
    {
        Assert.Equal(HttpStatusCode.NotFound, (await Program($"/operator/mails/{sha}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await Program($"/operator/mails/{sha}/discard", ("reason", "Spam"))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await Program($"/operator/mails/{sha}/deliver", ("case", new string('0', 26)))).Status);
    }

    [GeneratedRegex("name=\"csrf\" value=\"([0-9a-f]+)\"")]
    private static partial Regex Csrf();
}
