using System.Globalization;
using System.Text.Json;
using Azure.Data.Tables;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;
using Objector.App.Cases;
using Objector.Core.Cases;

namespace Objector.IntegrationTests.Browser;

/// <summary>A case in each state, and the pages that only a mail leads to: paths.</summary>
internal sealed record SampleCases(
    string Sent,
    string AwaitingConfirmation,
    string ReadyToFile,
    string Erase,
    string Unsubscribe,
    string AwaitingReply,
    string Overdue,
    string NeedsAction,
    string Granted,
    string Refused,
    string Stopped,
    string Dormant,
    string WithHeldMail,
    string LostMail)
{
    private const string Boilerplate = "We have reviewed your request. Based on the information provided, we are unable to act on it.";

    /// <summary>Moves the host's clock by a month and some days.</summary>
    public static async Task<SampleCases> Make(RunningHost host)
    {
        string[] filed = ["overdue", "awaiting", "needs-action", "granted", "refused", "stopped", "held", "dormant"];
        var pages = (await Task.WhenAll(filed.Select(async who => (who, Page: await host.Confirmed(Address(who), Forms.Picture(720, 1280)))))).ToDictionary();
        await File(host, pages["overdue"]);
        await host.Skip(days: 35);
        await host.Status(pages["overdue"], "Overdue");

        var lately = host.Now.AddDays(-10);
        await Task.WhenAll(filed[1..].Select(who => File(host, pages[who], lately)));
        await Task.WhenAll(
            Act(host, pages["needs-action"], "reply", "NeedsAction", ("kind", "moreEvidence"), ("text", Boilerplate)),
            Act(host, pages["granted"], "reply", "Granted", ("kind", "approved"), ("text", "We will honor your objection.")),
            Act(host, pages["refused"], "reply", "Refused", ("kind", "refused"), ("text", Boilerplate)),
            Act(host, pages["stopped"], "stop", "Stopped"),
            FallDormant(host, pages["dormant"]),
            Hold(host, pages["held"], Address("held")));
        var (sent, awaiting) = await Submitted(host);
        var (ready, erase, unsubscribe) = await Ready(host);
        return new SampleCases(
            sent, awaiting, ready, erase, unsubscribe, pages["awaiting"], pages["overdue"], pages["needs-action"], pages["granted"], pages["refused"], pages["stopped"], pages["dormant"], pages["held"], await Lost(host));
    }

    private static string Address(string who) => $"{who}@screens.example.org";

    private static Task File(RunningHost host, string page, DateTimeOffset? at = null) =>
        Act(host, page, "filed", "AwaitingReply", ("at", at?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? ""), ("reference", "1234567890"));

    private static async Task Act(RunningHost host, string page, string action, string status, params (string Name, string Value)[] fields)
    {
        using var acted = await host.Post($"{page}/{action}", [.. fields, ("nonce", action)]);
        await host.Status(page, status);
    }

    // What the agenda does after the last nudge that nobody answered.
    private static async Task FallDormant(RunningHost host, string page)
    {
        var id = host.Services.GetRequiredService<Tokens>().Validate(TokenScope.View, page.Split('/')[^1])!.Value;
        await host.Services.GetRequiredService<CaseService>().ExecuteAsync(id, "dormant", new CaseCommand.FallDormant(), CancellationToken.None);
        await host.Status(page, "Dormant");
    }

    private static async Task Hold(RunningHost host, string page, string email)
    {
        using var answer = await host.Answer(await host.Mail.Next(email, "request-"), "someone.else@example.net", Boilerplate);
        await host.Case(page, c => c.GetProperty("held").GetArrayLength() == 1, "the mail to wait on the page");
    }

    private static async Task<(string Sent, string Case)> Submitted(RunningHost host)
    {
        var email = Address("awaiting-confirmation");
        using var answer = await host.Http.PostAsync("/cases", Forms.Submission("object", email, "DE", null, ("shot.png", Forms.Picture())));
        return (answer.Headers.Location!.OriginalString, RunningHost.Link(await host.Mail.Next(email, "confirmation-")));
    }

    private static async Task<(string Case, string Erase, string Unsubscribe)> Ready(RunningHost host)
    {
        var email = Address("ready");
        var page = await host.Confirmed(email, Forms.Picture(720, 1280));
        using var asked = await host.Post($"{page}/erase", ("nonce", "erase"));
        var erase = RunningHost.Link(await host.Mail.Next(email, "eraselink-"), "erase");
        return (page, erase, MailDev.Unsubscribe(await host.Mail.Next(email, "request-")));
    }

    /// <summary>A mail that matches no case, in the holding pen.</summary>
    private static async Task<string> Lost(RunningHost host)
    {
        var mail = new MimeMessage { Subject = "Re: Your request", MessageId = MimeKit.Utils.MimeUtils.GenerateMessageId("example.org") };
        mail.From.Add(MailboxAddress.Parse("lost@example.org"));
        mail.To.Add(MailboxAddress.Parse("someone@localhost"));
        mail.Body = new TextPart("plain") { Text = Boilerplate };
        using var sent = await host.PostMime(mail);
        var sha = JsonDocument.Parse(await sent.Content.ReadAsStringAsync()).RootElement.GetProperty("id").GetString();
        var pen = host.OpenStorage().HoldingPen;
        await Wait.Until(async () => await pen.QueryAsync<TableEntity>(row => row.RowKey == sha).AnyAsync(), "the mail to be in the pen");
        return $"/operator/mails/{sha}";
    }
}
