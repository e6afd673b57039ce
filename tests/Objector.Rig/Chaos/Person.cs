using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using MimeKit;
using Objector.App.Cases;
using Objector.Core.Cases;

namespace Objector.Rig.Chaos;

/// <summary>
/// Somebody who uses Objector: submits, confirms, answers by mail and on the page, and does all of it more than once. A seeded chance
/// decides what; each yes of the program's is kept as a promise.
/// </summary>
internal sealed class Person(string email, Random chance, Client[] hosts, Stage stage, Promises promises, CancellationToken end)
{
    private static readonly string[] Countries = ["DE", "FR", "IT", "US-CA", "GB", "BR"];
    private static readonly string[] Kinds = ["object", "access", "delete", "correct"];

    private static readonly string[] Replies =
    [
        "Thank you. We have received your request and will get back to you.",
        "We refuse. Nothing will be done.",
        "Please send us more screenshots of the responses that mention you.",
        "They wrote that this takes two more months.",
    ];

    private int acts;

    public async Task Live()
    {
        if (await Submit() is not { } id)
            return;
        if (await Mail("confirmation-") is not { } confirmation || chance.Next(10) == 0)
            return;

        var page = RunningHost.Link(confirmation);
        promises.Confirm(id);
        if (!await Repeat(() => Host.Post($"{page}/confirm", ("nonce", $"{email}-c"))))
            return;
        promises.Add(new Promise.Confirmed(id));
        if (await Mail("request-") is not { } request)
            return;
        for (var more = chance.Next(1, 7); more > 0 && !end.IsCancellationRequested; more--)
            await Act(id, page, request);
    }

    private Client Host => hosts[chance.Next(hosts.Length)];

    private Task<MimeMessage?> Mail(string slug) => stage.Postbox.Next(email, slug, end);

    private async Task<CaseId?> Submit()
    {
        var (kind, country, json, counted) = (Kinds[chance.Next(Kinds.Length)], Countries[chance.Next(Countries.Length)], chance.Next(2) == 0, chance.Next(2) == 0);
        var screenshots = Enumerable.Range(0, chance.Next(3)).Select(n => ($"shot-{n}.png", Forms.Picture())).ToArray();
        HttpRequestMessage Form()
        {
            var form = Forms.Submission(kind, email, country, $"{email}-n", screenshots);
            if (counted)
                form.Add(new StringContent("on"), "statistics");
            var request = new HttpRequestMessage(HttpMethod.Post, "/cases") { Content = form };
            if (json)
                request.Headers.Accept.ParseAdd("application/json");
            return request;
        }

        var sent = await stage.Now();
        var answers = await Task.WhenAll(Enumerable.Range(0, chance.Next(1, 6)).Select(_ => Host.Send(Form)).ToList());
        CaseId? id = null;
        foreach (var answer in answers.OfType<Answer>())
        {
            if (!answer.IsYes)
                promises.Break($"The submission of {email} was answered {(int)answer.Status}.");
            else if ((id = IdOf(answer)) is { } opened)
                promises.Add(new Promise.Opened(opened, email, sent));
            else
                promises.Break($"The submission of {email} was answered without its case: {answer.Status}.");
        }

        return id;
    }

    private CaseId? IdOf(Answer answer) => answer.Status == HttpStatusCode.Created
        ? CaseId.Parse(JsonDocument.Parse(answer.Body).RootElement.GetProperty("id").GetString())
        : stage.Tokens.Validate(TokenScope.Sent, answer.Location?.OriginalString.Split('?')[0].Split('/')[^1]);

    private Task Act(CaseId id, string page, MimeMessage request) => chance.Next(12) switch
    {
        0 or 1 => Answer(id, request, "SENT"),
        2 => OnPage(id, page, "filed", new Promise.Filed(id)),
        3 => OnPage(id, page, "snooze", null, nameof(NudgesSnoozed), ("days", $"{chance.Next(1, 10)}")),
        4 or 5 => OnPage(id, page, "reply", null, nameof(ReplyLogged), ("kind", chance.Next(2) == 0 ? "acknowledgement" : "other"), ("text", "On the page.")),
        6 or 7 => Answer(id, request, Replies[chance.Next(Replies.Length)]),
        8 => Answer(id, request, "Is this yours?", from: "stranger@example.net"),
        9 => Stray(id),
        10 => chance.Next(3) == 0 ? OnPage(id, page, "stop", new Promise.Stopped(id)) : Evidence(id, page),
        _ => chance.Next(3) == 0 ? Erase(id, page) : Reopen(page),
    };

    private async Task OnPage(CaseId id, string page, string action, Promise? promise, string? leaves = null, params (string, string)[] fields)
    {
        var nonce = $"{email}-{acts++}";
        if (await Repeat(() => Host.Post($"{page}/{action}", [.. fields, ("nonce", nonce)]), id))
            promises.Add(promise ?? new Promise.Done(id, $"page:{action}:{nonce}", leaves!));
    }

    private async Task Reopen(string page) => await Repeat(() => Host.Post($"{page}/reopen", ("nonce", $"{email}-{acts++}")));

    private async Task Evidence(CaseId id, string page)
    {
        var (nonce, picture) = ($"{email}-{acts++}", Forms.Picture());
        HttpRequestMessage Form() => new(HttpMethod.Post, $"{page}/evidence")
        {
            Content = new MultipartFormDataContent { { new StringContent(nonce), "nonce" }, { new ByteArrayContent(picture), "screenshots", "more.png" } },
        };
        if (await Repeat(() => Host.Send(Form), id))
            promises.Add(new Promise.Done(id, $"page:evidence:{nonce}", nameof(EvidenceAdded)));
    }

    /// <summary>An answer by mail, delivered one to five times, at times by two ways that leave a trace each.</summary>
    private async Task Answer(CaseId id, MimeMessage request, string text, string? from = null)
    {
        var mail = RunningHost.AnswerTo(request, from ?? email, text);
        var first = Client.Bytes(mail);
        mail.Headers.Insert(0, "Received", $"from relay{chance.Next(1000)}.example.net");
        var second = Client.Bytes(mail);
        var deliveries = Enumerable.Range(0, chance.Next(1, 6)).Select(_ => chance.Next(4) == 0 ? second : first).ToList();
        await Task.WhenAll(deliveries.Select(async raw =>
        {
            if (await Host.Mail(raw) is { IsYes: true })
                promises.Add(new Promise.MailTaken(id, Sha(raw), from is null && text != "SENT" ? $"mail:{mail.MessageId}" : null));
        }));
    }

    private async Task Stray(CaseId id)
    {
        var mail = new MimeMessage { Subject = "Hello", Body = new TextPart("plain") { Text = $"To nobody: {email} {acts++}" } };
        mail.From.Add(MailboxAddress.Parse("stranger@example.net"));
        mail.To.Add(MailboxAddress.Parse("objector@localhost"));
        var (raw, sent) = (Client.Bytes(mail), await stage.Now());
        if (await Host.Mail(raw) is { IsYes: true })
            promises.Add(new Promise.StrayTaken(id, Sha(raw), sent));
    }

    private async Task Erase(CaseId id, string page)
    {
        if (!await Repeat(() => Host.Post($"{page}/erase", ("nonce", $"{email}-{acts++}")), id) || await Mail("eraselink-") is not { } mail)
            return;
        promises.Erase(id);
        var link = RunningHost.Link(mail, "erase");
        if (await Host.Send(() => new HttpRequestMessage(HttpMethod.Post, link)) is { IsYes: true })
            promises.Add(new Promise.Erased(id));
    }

    /// <summary>Presses a button one to five times at once.</summary>
    /// <param name="sure">The case that has to be there, as its owner knows.</param>
    /// <returns>Whether the program said yes.</returns>
    private async Task<bool> Repeat(Func<Task<Answer?>> send, CaseId? sure = null)
    {
        var answers = (await Task.WhenAll(Enumerable.Range(0, chance.Next(3) == 0 ? chance.Next(2, 6) : 1).Select(_ => send()).ToList())).OfType<Answer>().ToList();
        if (sure is { } id && !promises.Erasing.Contains(id) && answers.Any(answer => answer.Status == HttpStatusCode.NotFound))
            promises.Break($"Case {id} was not found, as its owner was told.");
        return answers.Any(answer => answer.IsYes);
    }

    private static string Sha(byte[] raw) => Convert.ToHexStringLower(SHA256.HashData(raw));
}
