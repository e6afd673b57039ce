using Microsoft.Extensions.DependencyInjection;
using MimeKit;
using Objector.App.Cases;
using Objector.App.Email;
using Objector.App.Scheduling;
using Objector.Core.Cases;
using Objector.Core.Law;

namespace Objector.IntegrationTests.Scenarios;

/// <summary>Two at work on one case at the same time, or one who was cut off and another who carries on.</summary>
public class TwoAtOnceTests
{
    private static readonly EmailId Confirmation = new(MailKind.Confirmation, 1);
    private static readonly EmailId Request = new(MailKind.Request, 3);

    [Fact]
    public async Task A_look_during_a_command_does_not_lose_what_the_command_brings()
    {
        await using var host = await RunningHost.Start();
        var desk = host.Services.GetRequiredService<CaseService>();
        var id = await Confirmed(host, "ada@example.org", sent: true);
        await desk.GetDueWorkAsync(new ScheduledItem(ScheduledKind.Case, id.ToString(), host.Now), CancellationToken.None);

        // Between reading the case and writing it, somebody else reads it too, and says when to look again.
        await desk.ExecuteAsync(
            id, "evidence", new CaseCommand.AddEvidence([new Exhibit("", "shot.png", "image/png", 1, "aa", "bb")]), CancellationToken.None,
            async () =>
            {
                await host.Services.GetRequiredService<CaseFiles>().PutEvidence(id, new Exhibit("", "shot.png", "image/png", 1, "aa", "bb"), [1], CancellationToken.None);
                await desk.GetDueWorkAsync(new ScheduledItem(ScheduledKind.Case, id.ToString(), host.Now), CancellationToken.None);
            });

        Assert.Contains((await host.Mail.Next("ada@example.org", "request-4.")).Attachments, part => part.ContentDisposition?.FileName == "exhibit-01.png");
    }

    [Fact]
    public async Task Whoever_read_a_case_before_it_was_erased_leaves_no_row_for_it()
    {
        await using var host = await RunningHost.Start();
        var (desk, agenda) = (host.Services.GetRequiredService<CaseService>(), host.Services.GetRequiredService<ScheduleStore>());
        var id = await Confirmed(host, "gus@example.org", sent: true);

        WorkLease other = default;
        await desk.ExecuteAsync(id, "erase", new CaseCommand.Erase(), CancellationToken.None, async () => other = await agenda.BeginWorkAsync(ScheduledKind.Case, id.ToString(), CancellationToken.None));
        await Wait.Until(async () => !await agenda.All(CancellationToken.None).AnyAsync(item => item.Id == id.ToString()), "the row to be gone");

        Assert.True((await agenda.CompleteAsync(other, host.Now.AddDays(1), CancellationToken.None)).LeaseLost);
    }

    [Fact]
    public async Task A_case_that_is_shown_while_it_is_written_is_what_its_events_made_of_it()
    {
        await using var host = await RunningHost.Start();
        var (desk, store) = (host.Services.GetRequiredService<CaseService>(), host.Services.GetRequiredService<CaseStore>());
        var id = await Confirmed(host, "hugo@example.org", sent: true);

        var writing = Task.Run(async () =>
        {
            for (var number = 1; number <= 20; number++)
                await desk.ExecuteAsync(id, $"settings-{number}", new CaseCommand.TickSettings(number % 2 == 0 ? [] : ["off-meta-clear"]), CancellationToken.None);
        });
        var seen = new List<CaseWithEvents>();
        do
            seen.Add((await store.LoadWithEventsAsync(id, CancellationToken.None))!);
        while (!writing.IsCompleted);
        await writing;

        Assert.True(seen.Select(record => record.Events.Count).Distinct().Count() > 2);
        Assert.All(seen, record => Assert.Equal(Json(CaseHistory.Replay(record.Events.Select(e => e.Event))!), Json(record.Case)));
    }

    [Fact]
    public async Task A_mail_that_another_host_is_sending_is_left_to_it_until_its_time_is_up()
    {
        await using var host = await RunningHost.Start();
        var (desk, store) = (host.Services.GetRequiredService<CaseService>(), host.Services.GetRequiredService<CaseStore>());
        var id = await Confirmed(host, "bea@example.org", sent: false);

        Assert.NotNull(await Claim(store, id, "another machine", host.Now + ScheduleStore.LeaseDuration));
        Assert.False(await desk.RunStepAsync(id, new DueStep.SendMail(Request), CancellationToken.None));
        Assert.Empty(await host.Mail.To("bea@example.org"));

        Assert.NotNull(await Claim(store, id, "another machine", host.Now));
        Assert.True(await desk.RunStepAsync(id, new DueStep.SendMail(Request), CancellationToken.None));
        await host.Mail.Next("bea@example.org", "request-3.");
        Assert.Null((await store.LoadAsync(id, CancellationToken.None))!.Sending);
    }

    [Fact]
    public async Task Of_two_hosts_that_read_the_same_one_may_send()
    {
        await using var host = await RunningHost.Start();
        var store = host.Services.GetRequiredService<CaseStore>();
        var id = await Confirmed(host, "cleo@example.org", sent: false);
        var seen = (await store.LoadAsync(id, CancellationToken.None))!;

        Assert.NotNull(await store.AcquireSendLeaseAsync(seen, new SendLease("one", Request.Key, host.Now), CancellationToken.None));
        Assert.Null(await store.AcquireSendLeaseAsync(seen, new SendLease("two", Request.Key, host.Now), CancellationToken.None));
    }

    [Fact]
    public async Task Whoever_writes_the_case_while_a_mail_of_it_is_sent_does_not_free_it()
    {
        await using var host = await RunningHost.Start();
        var (desk, store) = (host.Services.GetRequiredService<CaseService>(), host.Services.GetRequiredService<CaseStore>());
        var id = await Confirmed(host, "elif@example.org", sent: false);

        await Claim(store, id, "another machine", host.Now + ScheduleStore.LeaseDuration);
        Assert.IsType<CommandResult.Accepted>(await desk.ExecuteAsync(id, "snooze", new CaseCommand.Snooze(3, Origin.Page), CancellationToken.None));

        Assert.Equal("another machine", (await store.LoadAsync(id, CancellationToken.None))!.Sending!.Worker);
        Assert.False(await desk.RunStepAsync(id, new DueStep.SendMail(Request), CancellationToken.None));
    }

    [Fact]
    public async Task A_mail_that_is_not_due_any_more_when_it_has_left_keeps_nobody_from_the_next()
    {
        await using var host = await RunningHost.Start();
        var (desk, store) = (host.Services.GetRequiredService<CaseService>(), host.Services.GetRequiredService<CaseStore>());
        var id = await Confirmed(host, "fay@example.org", sent: false);

        // While it leaves, its owner says that the request is filed: nothing is to be recorded of it.
        var post = new Interrupted(() => desk.ExecuteAsync(id, "filed", new CaseCommand.FileRequest(null, null, Origin.Page), CancellationToken.None));
        var other = ActivatorUtilities.CreateInstance<CaseService>(host.Services, ActivatorUtilities.CreateInstance<CaseMailer>(host.Services, post), new HostInstance("another machine"));
        Assert.True(await other.RunStepAsync(id, new DueStep.SendMail(Request), CancellationToken.None));

        var after = (await store.LoadAsync(id, CancellationToken.None))!;
        Assert.IsType<Phase.AwaitingReply>(after.Case.Phase);
        Assert.Equal(("another machine", false), (after.Sending!.Worker, after.Sending.IsHeldByOther(new HostInstance("this one"), host.Now)));
    }

    [Fact]
    public async Task A_mail_that_may_have_left_leaves_again_as_it_was_though_a_day_has_passed()
    {
        await using var host = await RunningHost.Start();
        var id = await Confirmed(host, "dora@example.org", sent: false);

        // Cut off after the mail and before its record.
        await Send(host, id);
        await host.Skip(days: 2);
        await Send(host, id);

        var mails = await host.Mail.To("dora@example.org");
        Assert.Equal(2, mails.Count);
        Assert.NotEqual(mails[0].Date, mails[1].Date);
        Assert.Equal(WithoutDate(mails[0]), WithoutDate(mails[1]));
    }

    private static string Json(Case c) => System.Text.Json.JsonSerializer.Serialize(c, CaseJson.Options);

    private static async Task Send(RunningHost host, CaseId id)
    {
        var stored = await host.Services.GetRequiredService<CaseStore>().LoadAsync(id, CancellationToken.None);
        var mailer = host.Services.GetRequiredService<CaseMailer>();
        Assert.IsType<CaseCommand.RecordMailSent>(await mailer.Send(stored!.Case, Request, DateTimeOffset.MaxValue, CancellationToken.None));
    }

    private static string WithoutDate(MimeMessage mail)
    {
        mail.Headers.Remove(HeaderId.Date);
        using var bytes = new MemoryStream();
        mail.WriteTo(bytes);
        return System.Text.Encoding.UTF8.GetString(bytes.ToArray());
    }

    private static async Task<VersionedCase?> Claim(CaseStore store, CaseId id, string worker, DateTimeOffset until) =>
        await store.AcquireSendLeaseAsync((await store.LoadAsync(id, CancellationToken.None))!, new SendLease(worker, Request.Key, until), CancellationToken.None);

    /// <summary>A confirmed case of which the host knows nothing yet.</summary>
    /// <param name="sent">Whether its request has left.</param>
    private static async Task<CaseId> Confirmed(RunningHost host, string email, bool sent)
    {
        var (id, now) = (CaseId.From(Guid.NewGuid().ToByteArray()), host.Now);
        var submission = new Submission(RequestKind.Object, "DE", "Ada", email, "en", "Europe/Berlin", "", "", []);
        await new CaseStore(host.OpenStorage()).SaveAsync(
            id,
            null,
            "open:1",
            [
                new CaseOpened(now, id, submission, []), new MailSent(now, Confirmation, "confirmation-1.x@localhost"), new AddressConfirmed(now),
                .. sent ? new CaseEvent[] { new MailSent(now, Request, "request-3.x@localhost") } : [],
            ],
            CancellationToken.None);
        return id;
    }

    /// <summary>Takes every mail, and lets something happen meanwhile.</summary>
    private sealed class Interrupted(Func<Task> meanwhile) : IEmailSender
    {
        public async Task<SendResult> SendAsync(MimeMessage message, CancellationToken cancel)
        {
            await meanwhile();
            return new SendResult.Accepted();
        }

        public Task<string?> CheckHealthAsync(CancellationToken cancel) => Task.FromResult<string?>(null);
    }
}
