using Microsoft.DurableTask.Client;
using Objector.Core.Cases;
using Objector.Rig;

namespace Objector.Functions.Tests.App;

/// <summary>
/// Whatever stops the app, and whatever the task hub forgets, storage knows what waits. A mail that was cut off as it left may come
/// twice, under the one Message-ID by which a mail program knows it again; anything else comes once.
/// </summary>
public class KillTests(TestServices shared)
{
    // More than the five minutes for which a row is armed, and the minute that the watchdog gives to an orchestration on its way.
    private static readonly TimeSpan Overdue = TimeSpan.FromMinutes(7);

    // And more than the quarter of an hour after which it ends one that runs and has not looked.
    private static readonly TimeSpan Stuck = TimeSpan.FromMinutes(22);

    [Theory]
    [InlineData("before-it-left", 1)]
    [InlineData("as-it-had-left", 2)]
    public async Task A_mail_at_which_app_and_hub_were_killed_is_the_same_mail_again(string when, int copies)
    {
        var email = $"{when}@example.org";
        await using var here = await Installed.Start(shared);
        var id = await CaughtAtTheRequest(here, email, before: copies == 1);

        await here.KillApp();
        await here.LoseHub();
        await here.StartApp();
        here.Pass(Overdue);
        await here.Watch();

        await Wait.Until(async () => (await here.Events(id)).Any(Tells), "the request to be recorded");
        var sent = (await shared.Mail.To(email)).Select(mail => mail.MessageId!).ToList();
        Assert.Equal(copies, sent.Count(mail => mail.StartsWith("request-", StringComparison.Ordinal)));
        Assert.Equal(2, sent.Distinct().Count());
        Assert.Single(await here.Events(id), Tells);
    }

    [Fact]
    public async Task An_orchestration_that_never_hears_of_its_activity_is_ended_and_started_again()
    {
        const string email = "stuck@example.org";
        await using var here = await Installed.Start(shared);
        var id = await CaughtAtTheRequest(here, email, before: true);
        await here.KillApp();
        await here.StartApp();
        here.Pass(Stuck);

        await here.Watch();
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        var ended = await here.Client.WaitForInstanceCompletionAsync(id.ToString(), limit.Token);
        Assert.Equal(OrchestrationRuntimeStatus.Terminated, ended.RuntimeStatus);
        await here.Watch();

        await Wait.Until(async () => (await here.Events(id)).Any(Tells), "the request to be recorded");
        Assert.Equal(["confirmation-1", "request-3"], await here.Mails(email));
    }

    [Fact]
    public async Task A_hub_that_is_lost_with_an_open_case_costs_no_nudge()
    {
        const string email = "hub@example.org";
        await using var here = await Installed.Start(shared);
        var id = await here.Filed(email);
        await here.PassToWake(id, andThen: here.KillApp);
        await here.LoseHub();
        await here.StartApp();
        Assert.Null(await here.Client.GetInstanceAsync(id.ToString()));

        here.Pass(Overdue);
        await here.Watch();

        var nudge = await here.Mail(email, "nudge-1-");
        await here.Answer(nudge, email, "Meta wrote: we will honor your objection.");
        await here.Mail(email, "replylogged-");
        Assert.Equal(["confirmation-1", "request-3", "nudge-1-replynudge", "replylogged-4"], await here.Mails(email));
        Assert.True((await here.Client.GetInstanceAsync(id.ToString()))!.IsRunning);
    }

    private static bool Tells(CaseEvent happened) => happened is MailSent { Mail.Kind: MailKind.Request };

    /// <summary>A confirmed case whose request is on its way out: the activity that sends it will never end.</summary>
    private static async Task<CaseId> CaughtAtTheRequest(Installed here, string email, bool before)
    {
        await here.Submit(email);
        await here.Mail(email, "confirmation-");
        var caught = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var never = new TaskCompletionSource().Task;
        Task Catch(MimeKit.MimeMessage mail)
        {
            caught.TrySetResult();
            return never;
        }

        if (before)
            here.App.Letterbox.Before = Catch;
        else
            here.App.Letterbox.After = Catch;
        var id = await here.Confirm(email);
        await caught.Task.WaitAsync(TimeSpan.FromSeconds(30));
        return id;
    }
}
