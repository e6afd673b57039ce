using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Azure.Data.Tables;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;
using Objector.App.Cases;
using Objector.App.Scheduling;
using Objector.Core.Cases;
using Objector.IntegrationTests.Fixtures;

namespace Objector.IntegrationTests.Scenarios;

/// <summary>One story, told through the mailbox, through SendGrid and as raw mail: the case cannot tell which it was.</summary>
[Collection(OneHostWithMailbox.Name)]
public sealed class ThreeDoorsTests(ImapHost shared)
{
    private static readonly byte[] Picture = Forms.Picture();

    private readonly RunningHost host = shared.Host;

    private Func<MimeMessage, Task>[] Doors => [mail => shared.Server.Deliver(ImapHost.User, mail), SendGrid, Raw];

    [Fact]
    public async Task The_same_story_leaves_the_same_case_whichever_door_it_came_through_and_is_told_once()
    {
        var told = await Task.WhenAll(Doors.Select((door, number) => Tell($"door{number}@example.org", door)));

        var first = told[0];
        Assert.Equal(
            "CaseOpened MailSent AddressConfirmed MailSent RequestFiled NudgesSnoozed ReplyLogged MailSent StepUndone ReplyLogged MailSent CaseClosed ErasureRequested MailSent",
            string.Join(' ', (await Events(first.Id)).Select(happened => happened.GetType().Name)));
        await Assert.AllAsync(told, async story => Assert.Equal(await Traces(first), await Traces(story)));

        var before = (await All(told, Traces), await HeldForTheOperator());
        foreach (var (story, number) in told.Select((story, number) => (story, number)))
        {
            foreach (var other in Doors.Where((_, door) => door != number))
                await Task.WhenAll(story.Written.Select(other));
        }

        await AllIsRead();
        Assert.Equal(before, (await All(told, Traces), await HeldForTheOperator()));
    }

    /// <param name="Written">What the person wrote, in order.</param>
    private sealed record Story(string Email, CaseId Id, List<MimeMessage> Written);

    private async Task<Story> Tell(string email, Func<MimeMessage, Task> door)
    {
        using var submitted = await host.Http.PostAsync("/cases", Forms.Submission("object", email, "DE", null, ("shot.png", Picture)));
        var page = RunningHost.Link(await host.Mail.Next(email, "confirmation-"));
        var story = new Story(email, CaseId.Parse((await host.Json(page)).GetProperty("id").GetString()!)!.Value, []);
        await Left(story, MailKind.Confirmation);
        using var confirmed = await host.Post($"{page}/confirm", ("nonce", "1"));

        var request = await Left(story, MailKind.Request);
        await Write(Answer(request, email, "SENT"));
        await host.Status(page, "AwaitingReply");
        await Write(Answer(request, email, "SNOOZE 10"));
        await Happens<NudgesSnoozed>(story);

        await Write(Forward(request, email, "We have reviewed your request and will honor your objection."));
        var echo = await Left(story, MailKind.ReplyLogged);
        await host.Status(page, "Granted");
        await Write(Answer(echo, email, "UNDO"));
        await host.Status(page, "AwaitingReply");

        await Write(Answer(request, email, "Please provide any prompts that show your data."));
        echo = await Left(story, MailKind.ReplyLogged, nth: 2);
        await host.Status(page, "NeedsAction");
        await Write(Answer(echo, email, "STOP"));
        await host.Status(page, "Closed");
        await Write(Answer(echo, email, "Erase"));
        Assert.Equal(HttpStatusCode.OK, (await host.Http.GetAsync(RunningHost.Link(await Left(story, MailKind.EraseLink), "erase"))).StatusCode);
        return story;

        Task Write(MimeMessage mail)
        {
            story.Written.Add(mail);
            return door(mail);
        }
    }

    private static MimeMessage Answer(MimeMessage mail, string from, string text) => RunningHost.AnswerTo(mail, from, text, answer => answer.References.Add(mail.MessageId!));

    /// <summary>Meta's letter, as Gmail passes it on: it names Meta's mail and none of ours.</summary>
    private static MimeMessage Forward(MimeMessage request, string from, string letter) => RunningHost.AnswerTo(request, from, "", mail =>
    {
        mail.Subject = "Fwd: Your request #7";
        mail.InReplyTo = "7@support.facebook.com";
        mail.References.Add(mail.InReplyTo);
        mail.Body = new TextPart("plain")
        {
            Text = $"They answered.\r\n\r\n---------- Forwarded message ---------\r\nFrom: Meta Privacy <case+7@support.facebook.com>\r\nDate: Mon, Mar 2, 2026 at 9:30 AM\r\nSubject: Your request #7\r\nTo: <{from}>\r\n\r\n\r\n{letter}\r\n",
        };
    });

    private async Task Raw(MimeMessage mail)
    {
        using var taken = await host.PostMime(mail);
        Assert.Equal(HttpStatusCode.Accepted, taken.StatusCode);
    }

    private async Task SendGrid(MimeMessage mail)
    {
        using var raw = new MemoryStream();
        await mail.WriteToAsync(raw);
        using var form = new MultipartFormDataContent { { new ByteArrayContent(raw.ToArray()), "email" } };
        (string Name, string Value)[] fields =
        [
            ("to", $"{mail.To}"), ("from", $"{mail.From}"), ("subject", mail.Subject!), ("sender_ip", "192.0.2.7"), ("envelope", $$"""{"to":["{{mail.To}}"],"from":"{{mail.From}}"}"""),
            ("charsets", """{"to":"UTF-8","subject":"UTF-8","from":"UTF-8"}"""), ("SPF", "pass"), ("dkim", "{@example.org : pass}"), ("spam_score", "0.1"), ("spam_report", "Spam detection software found nothing."),
        ];
        foreach (var (name, value) in fields)
            form.Add(new StringContent(value), name);

        using var taken = await host.Http.PostAsync($"/inbound/sendgrid?key={SelfHost.LocalDefaults.InboundKey}", form);
        Assert.Equal(HttpStatusCode.Accepted, taken.StatusCode);
    }

    /// <summary>Waits for a mail of ours, until the case knows, too, that it left.</summary>
    private async Task<MimeMessage> Left(Story story, MailKind kind, int nth = 1)
    {
        var sent = await Wait.For(async () => (await Events(story.Id)).OfType<MailSent>().Where(e => e.Mail.Kind == kind).ElementAtOrDefault(nth - 1), $"{kind} to {story.Email}");
        return await host.Mail.Next(story.Email, $"{sent.Mail.Key}.");
    }

    private Task Happens<T>(Story story) => Wait.Until(async () => (await Events(story.Id)).Any(happened => happened is T), $"{typeof(T).Name} for {story.Email}");

    /// <summary>Waits until no mail is left in the mailbox or on the agenda.</summary>
    private async Task AllIsRead()
    {
        await shared.Server.AllTaken(ImapHost.User);
        var agenda = host.Services.GetRequiredService<ScheduleStore>();
        // What waits in the holding pen is on the agenda too, for the day on which it is discarded.
        await Wait.Until(async () => !await agenda.All(CancellationToken.None).AnyAsync(item => item.Kind == ScheduledKind.Mail && item.Wake < host.Now.AddDays(1)), "all mails to be read");
    }

    private async Task<IReadOnlyList<CaseEvent>> Events(CaseId id) => [.. (await host.Services.GetRequiredService<CaseStore>().LoadEventsAsync(id, CancellationToken.None)).Select(e => e.Event)];

    private ValueTask<int> HeldForTheOperator() => host.OpenStorage().HoldingPen.QueryAsync<TableEntity>().CountAsync();

    /// <summary>All that the story left behind, the events and the mails, without what names this one case.</summary>
    private async Task<string> Traces(Story story)
    {
        var events = (await Events(story.Id)).Select(Event);
        var mails = (await host.Mail.To(story.Email)).Select(mail => $"{mail.MessageId!.Split('.')[0]} {mail.Subject}\n{mail.TextBody}");
        return Regex.Replace(string.Join('\n', events.Concat(mails)).Replace(story.Email, "ADDRESS", StringComparison.Ordinal), "[0-9a-z]{52}", "TOKEN");
    }

    private static string Event(CaseEvent happened)
    {
        var fields = JsonSerializer.SerializeToNode(happened, CaseJson.Options)!.AsObject();
        foreach (var ofThisCase in new[] { "at", "id", "until", "messageId" })
            fields.Remove(ofThisCase);
        // The archived mail is named by its bytes.
        if (happened is ReplyLogged)
            fields.Remove("mail");
        return fields.ToJsonString(CaseJson.Options);
    }

    private static async Task<string> All(IEnumerable<Story> told, Func<Story, Task<string>> traces) => string.Join('\n', await Task.WhenAll(told.Select(traces)));
}
