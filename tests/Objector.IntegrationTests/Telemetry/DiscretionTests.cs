using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using MimeKit;
using Objector.App.Cases;
using Objector.App.Web;

namespace Objector.IntegrationTests.Telemetry;

/// <summary>The whole story in a process of its own that writes down all it can: none of it opens anything or names anybody.</summary>
public sealed partial class DiscretionTests
{
    private const string Email = "discretion-7c41@example.org";
    private const string Granted = "We have reviewed your request and will honor your objection.";
    private const string InboundKey = "inbound-key-7c41";
    private const string OperatorKey = "operator-key-7c41";
    private const string Secret = "keys-secret-of-7c41";
    private const string Former = "former-secret-of-7c41";

    private static readonly string[] Texts =
        [InboundKey, OperatorKey, Secret, Former, Email, Email.Split('@')[0], "Ada Ex", "I am a nurse", "patients find me", "Who is Ada", "honor your objection"];

    private static readonly Dictionary<string, string> Talkative = new()
    {
        ["Keys:Secret"] = Secret,
        ["Keys:Previous:0"] = Former,
        ["Inbound:Key"] = InboundKey,
        ["Operator:Key"] = OperatorKey,
        ["Logging:LogLevel:Default"] = "Trace",
        ["Logging:LogLevel:Azure"] = "Trace",
        ["Logging:LogLevel:Microsoft.AspNetCore"] = "Trace",
        ["Logging:LogLevel:Microsoft.AspNetCore.Hosting.Diagnostics"] = "Trace",
        ["Logging:LogLevel:Microsoft.Hosting.Lifetime"] = "Trace",
        ["Logging:Console:LogLevel:Default"] = "Trace",
        ["Logging:Console:LogLevel:Microsoft.AspNetCore.Routing.Matching.DfaMatcher"] = "Trace",
        ["Logging:Console:FormatterName"] = "json",
        ["Logging:Console:FormatterOptions:IncludeScopes"] = "true",
        ["Logging:OpenTelemetry:LogLevel:Default"] = "Trace",
        ["Logging:OpenTelemetry:IncludeScopes"] = "true",
        ["OTEL_DOTNET_EXPERIMENTAL_ASPNETCORE_DISABLE_URL_QUERY_REDACTION"] = "true",
    };

    [Fact]
    public async Task No_log_trace_or_metric_holds_a_token_a_key_or_anything_of_a_person()
    {
        await using var collector = await Collector.Start();
        await using var running = await RunningHost.Start(Talkative.Concat(collector.Settings).ToDictionary());
        await running.StopHost();
        using var process = await HostProcess.Start(running.Arguments);
        using var browser = new HttpClient { BaseAddress = running.Http.BaseAddress };
        HashSet<string> secrets = [.. Texts];

        await Play(running, browser, secrets);
        Assert.Equal(0, await process.Terminate());

        // All three talked, or nothing would be proven.
        var output = string.Join('\n', process.Output);
        Assert.Contains("AddressConfirmed", output);
        Assert.Contains("AddressConfirmed", collector.Of("logs"));
        Assert.Contains("GET /cases/{token}", collector.Of("traces"));
        Assert.Contains("objector.mails.sent", collector.Of("metrics"));
        // The operator's cookie, and a token of each power.
        Assert.Equal(Texts.Length + 1 + Enum.GetValues<TokenScope>().Length, secrets.Count);
        foreach (var (where, written) in new[] { ("the output", output), ("the logs", collector.Of("logs")), ("the traces", collector.Of("traces")), ("the metrics", collector.Of("metrics")) })
            Assert.All(secrets, secret => Assert.False(written.Contains(secret, StringComparison.OrdinalIgnoreCase), $"{secret} is in {where}: {Around(written, secret)}"));
    }

    private static async Task Play(RunningHost host, HttpClient browser, HashSet<string> secrets)
    {
        // The form, the page that says where to look, the case.
        using var submitted = await browser.PostAsync("/cases", Forms.Submission("object", Email, "DE", null, ("shot.png", Forms.Picture())));
        secrets.UnionWith(Token().Matches(submitted.RequestMessage!.RequestUri!.ToString()).Select(token => token.Value));
        var page = RunningHost.Link(await host.Mail.Next(Email, "confirmation-"));
        await Post(browser, $"{page}/confirm", ("nonce", "1"));
        var request = await host.Mail.Next(Email, "request-");
        foreach (var path in new[] { page, $"{page}?lang=de", $"{page}/evidence/exhibit-01.png", $"{page}/dossier.zip", $"{page}/letters/reminder", $"{page}/none", $"{page}/evidence/none", MailDev.Unsubscribe(request) })
            await browser.GetAsync(path);

        // What cannot be read.
        await browser.PostAsync($"{page}/reply", new StringContent("--b", Encoding.ASCII) { Headers = { ContentType = new("multipart/form-data") { Parameters = { new("boundary", "b") } } } });
        await Raw(browser.BaseAddress!, $"GET {page} HTTP/9.9\r\n\r\n");
        await Raw(browser.BaseAddress!, $"GET {page} HTTP/1.1\r\nHost: a b\r\nX-Operator-Key: {OperatorKey}\r\n\r\n");

        // By mail: filed, answered, and one that is nobody's.
        await Inbound(browser, RunningHost.AnswerTo(request, Email, "SENT"));
        await host.Status(page, "AwaitingReply");
        await Inbound(browser, RunningHost.AnswerTo(request, Email, Granted));
        await host.Status(page, "Granted");
        var stray = new MimeMessage { Subject = $"Ada Exämple: {Granted}" };
        stray.From.Add(MailboxAddress.Parse(Email));
        stray.To.Add(MailboxAddress.Parse("someone@localhost"));
        stray.Body = new TextPart("plain") { Text = Granted };
        var pen = $"/operator/mails/{await Inbound(browser, stray)}";

        // The operator, with the key and with the cookie.
        await browser.GetAsync($"/operator?key={OperatorKey}");
        await Wait.Until(async () => (await Operator(browser, pen)).StatusCode == HttpStatusCode.OK, "the mail to be in the pen");
        using var cookies = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = browser.BaseAddress };
        using var signedIn = await cookies.PostAsync("/operator/sign-in", new FormUrlEncodedContent([KeyValuePair.Create("key", OperatorKey)]));
        var cookie = signedIn.Headers.GetValues("Set-Cookie").Single().Split(';')[0];
        secrets.Add(cookie.Split('=')[1]);
        await Operator(browser, "/operator");
        await Operator(browser, $"{pen}/discard", ("reason", $"It is {Email}'s"));

        // The end, and whatever was mailed until then.
        await Inbound(browser, RunningHost.AnswerTo(request, Email, "ERASE"));
        var erase = RunningHost.Link(await host.Mail.Next(Email, "eraselink-"), "erase");
        foreach (var mail in await host.Mail.To(Email))
            secrets.UnionWith(Token().Matches($"{mail.TextBody} {mail.HtmlBody} {mail.ReplyTo} {mail.Headers["List-Unsubscribe"]}").Select(token => token.Value));
        await browser.GetAsync(erase);
        await Post(browser, erase);
        await Wait.Until(async () => (await browser.GetAsync(page)).StatusCode == HttpStatusCode.NotFound, "the case to be erased");
    }

    private static async Task Post(HttpClient http, string path, params (string Name, string Value)[] fields)
    {
        using var answer = await http.PostAsync(path, new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))));
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {answer.StatusCode}");
    }

    private static async Task<string> Inbound(HttpClient http, MimeMessage mail)
    {
        using var raw = new MemoryStream();
        await mail.WriteToAsync(raw);
        using var answer = await http.PostAsync($"/inbound/mime?key={InboundKey}", new ByteArrayContent(raw.ToArray()));
        return JsonDocument.Parse(await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync()).RootElement.GetProperty("id").GetString()!;
    }

    private static async Task<HttpResponseMessage> Operator(HttpClient http, string path, params (string Name, string Value)[] form)
    {
        using var request = new HttpRequestMessage(form.Length > 0 ? HttpMethod.Post : HttpMethod.Get, path) { Headers = { { OperatorAuthentication.Header, OperatorKey } } };
        if (form.Length > 0)
            request.Content = new FormUrlEncodedContent(form.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        return await http.SendAsync(request);
    }

    /// <summary>What no client of a library would send.</summary>
    private static async Task Raw(Uri server, string request)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(server.Host, server.Port);
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(request));
        using var answer = new StreamReader(client.GetStream());
        Assert.Matches("^HTTP/1.1 (400|505) ", await answer.ReadToEndAsync());
    }

    private static string Around(string written, string secret) =>
        written.IndexOf(secret, StringComparison.OrdinalIgnoreCase) is >= 0 and var at ? written[Math.Max(0, at - 200)..Math.Min(written.Length, at + 200)] : "";

    [GeneratedRegex("(?<![0-9a-z])[0-9a-z]{52}(?![0-9a-z])")]
    private static partial Regex Token();
}
