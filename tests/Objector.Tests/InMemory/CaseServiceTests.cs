using Objector.App.Cases;
using Objector.App.Scheduling;
using Objector.Core.Cases;

namespace Objector.Tests.InMemory;

/// <summary>A command is carried out once, on the newest case, whoever else is at it; a mail leaves once.</summary>
public class CaseServiceTests
{
    private const string Ada = "ada@example.org";

    private static Task<CommandResult> Handle(InMemoryApp app, string page, string commandId, CaseCommand command, Func<Task>? prepare = null) =>
        app.Get<CaseService>().ExecuteAsync(app.IdOf(page), commandId, command, CancellationToken.None, prepare);

    /// <summary>The first is possible again, the second is not any more.</summary>
    public static readonly TheoryData<CaseCommand> Commands =
        [new CaseCommand.Snooze(9, Origin.Page), new CaseCommand.FileRequest(null, null, Origin.Page)];

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task A_repeated_command_does_nothing_more_and_is_no_error(CaseCommand command)
    {
        await using var app = await InMemoryApp.Start();
        var page = await app.Confirmed(Ada);

        Assert.IsType<CommandResult.Accepted>(await Handle(app, page, "twice", command));
        var after = await app.Timeline(page);
        await app.Advance(days: 1);
        Assert.IsType<CommandResult.Accepted>(await Handle(app, page, "twice", command));

        Assert.Equal(after, await app.Timeline(page));
    }

    [Fact]
    public async Task A_command_that_is_not_possible_is_refused_and_changes_nothing()
    {
        await using var app = await InMemoryApp.Start();
        using var submitted = await app.Submit(Ada);
        var page = RunningHost.Link(app.Mail(Ada, "confirmation-1"));
        var before = await app.Timeline(page);

        var handled = await Handle(app, page, "early", new CaseCommand.FileRequest(null, null, Origin.Page));

        Assert.IsType<CommandResult.Rejected>(handled);
        Assert.Equal(before, await app.Timeline(page));
    }

    [Fact]
    public async Task A_command_of_a_case_that_is_not_there_is_refused_and_its_row_is_cleared()
    {
        await using var app = await InMemoryApp.Start();

        var nobody = CaseId.From(new byte[16]);

        var handled = await app.Get<CaseService>().ExecuteAsync(nobody, "confirm", new CaseCommand.Confirm(), CancellationToken.None);
        await app.Advance(days: 1);

        Assert.IsType<CommandResult.Rejected>(handled);
        Assert.Empty(await app.Rows());
    }

    [Fact]
    public async Task Where_somebody_else_wrote_in_between_it_is_decided_anew_and_both_are_kept()
    {
        await using var app = await InMemoryApp.Start();
        var page = await app.Confirmed(Ada);
        var tries = 0;

        await Handle(app, page, "slow", new CaseCommand.FileRequest(null, "mine", Origin.Page), async () =>
        {
            if (tries++ == 0)
                await Handle(app, page, "quick", new CaseCommand.Snooze(3, Origin.Page));
        });

        Assert.Equal(2, tries);
        Assert.Equal(["NudgesSnoozed", "RequestFiled"], (await app.Timeline(page)).TakeLast(2));
    }

    [Fact]
    public async Task Where_others_are_always_first_it_gives_up_and_says_so()
    {
        await using var app = await InMemoryApp.Start();
        var page = await app.Confirmed(Ada);
        var tries = 0;

        Task Quick() => Handle(app, page, $"quick-{tries}", new CaseCommand.Snooze(++tries, Origin.Page));

        await Assert.ThrowsAsync<CaseBusyException>(() =>
            Handle(app, page, "slow", new CaseCommand.FileRequest(null, null, Origin.Page), Quick));

        Assert.DoesNotContain("RequestFiled", await app.Timeline(page));
    }

    [Fact]
    public async Task A_mail_that_another_host_is_sending_is_left_to_it_until_its_time_is_up()
    {
        await using var app = await InMemoryApp.Start();
        using var submitted = await app.Submit(Ada);
        var page = RunningHost.Link(app.Mail(Ada, "confirmation-1"));
        await Handle(app, page, "confirm", new CaseCommand.Confirm());
        var store = app.Get<CaseStore>();
        var stored = (await store.LoadAsync(app.IdOf(page), CancellationToken.None))!;
        var others = new SendLease("a host that was cut off", "request-3", app.Time.GetUtcNow() + ScheduleStore.LeaseDuration);
        await store.AcquireSendLeaseAsync(stored, others, CancellationToken.None);

        await app.Settle();
        Assert.Empty(app.Mails(Ada, "request-"));

        await app.Advance(2 * ScheduleStore.LeaseDuration);
        Assert.Single(app.Mails(Ada, "request-"));
    }

    [Fact]
    public async Task Of_two_hosts_that_see_what_is_due_one_sends_it()
    {
        await using var one = await InMemoryApp.Start();
        using var submitted = await one.Submit(Ada);
        var page = RunningHost.Link(one.Mail(Ada, "confirmation-1"));
        await Handle(one, page, "confirm", new CaseCommand.Confirm());
        await using var other = await one.Beside();
        var say = one.Post.Say;
        one.Post.Say = async mail =>
        {
            one.Post.Say = say;
            await other.Settle();
            return await say(mail);
        };

        await one.Settle();
        await other.Advance(2 * ScheduleStore.LeaseDuration);
        await one.Settle();

        Assert.Single(one.Mails(Ada, "request-"));
    }

    /// <summary>What keeps the program from recording that a mail has left.</summary>
    public enum Hindrance { Away, Busy }

    [Theory]
    [InlineData(Hindrance.Away)]
    [InlineData(Hindrance.Busy)]
    public async Task A_mail_that_has_left_is_recorded_when_that_is_possible_again_and_leaves_once(Hindrance hindrance)
    {
        await using var app = await InMemoryApp.Start();
        using var submitted = await app.Submit(Ada);
        var page = RunningHost.Link(app.Mail(Ada, "confirmation-1"));
        await Handle(app, page, "confirm", new CaseCommand.Confirm());
        var say = app.Post.Say;
        app.Post.Say = mail =>
        {
            (app.Storage.IsAway, app.Storage.IsBusy) = (hindrance == Hindrance.Away, hindrance == Hindrance.Busy);
            return say(mail);
        };

        var settled = app.Settle();
        Assert.False(settled.IsCompleted);
        (app.Storage.IsAway, app.Storage.IsBusy) = (false, false);
        app.Time.Advance(TimeSpan.FromSeconds(1));
        await settled;
        await app.Advance(2 * ScheduleStore.LeaseDuration);

        Assert.Single(app.Mails(Ada, "request-"));
        Assert.Equal("MailSent", (await app.Timeline(page))[^1]);
    }

    [Fact]
    public async Task A_command_that_comes_while_a_mail_is_on_its_way_is_kept_and_the_mail_recorded()
    {
        await using var app = await InMemoryApp.Start();
        using var submitted = await app.Submit(Ada);
        var page = RunningHost.Link(app.Mail(Ada, "confirmation-1"));
        var say = app.Post.Say;
        app.Post.Say = async mail =>
        {
            app.Post.Say = say;
            await Handle(app, page, "meanwhile", new CaseCommand.Snooze(9, Origin.Page));
            return await say(mail);
        };

        using var confirmed = await app.Act(page, "confirm");
        await app.Advance(days: 1);

        Assert.Single(app.Mails(Ada, "request-"));
        Assert.Equal(["NudgesSnoozed", "MailSent"], (await app.Timeline(page)).TakeLast(2));
    }
}
