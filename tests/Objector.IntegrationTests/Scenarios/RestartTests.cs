using System.Net;
using Azure.Data.Tables;
using Objector.App.Cases;
using Objector.App.Scheduling;
using Objector.Core.Cases;
using Objector.Core.Law;
using Storage = Objector.App.Storage;

namespace Objector.IntegrationTests.Scenarios;

/// <summary>Once it was answered, it survives: whatever stops the program, and wherever.</summary>
public class RestartTests
{
    private const string Email = "ada@example.org";

    [Fact]
    public async Task A_case_goes_on_after_a_restart_in_the_middle()
    {
        await using var host = await RunningHost.Start();
        using var submitted = await host.Http.PostAsync("/cases", Forms.Submission("object", Email));
        var page = RunningHost.Link(await host.Mail.Next(Email, "confirmation-"));
        using var confirmed = await host.Post($"{page}/confirm", ("nonce", "1"));
        var before = DateTimeOffset.Parse((await host.Json(page)).GetProperty("timeline").EnumerateArray().Last().GetProperty("at").GetString()!, System.Globalization.CultureInfo.InvariantCulture);

        await host.StopHost();
        await host.StartHost();

        Assert.True(host.Now >= before);
        using var filed = await host.Post($"{page}/filed", ("nonce", "2"));
        Assert.Equal(HttpStatusCode.SeeOther, filed.StatusCode);
        await host.Skip(days: 5);
        await host.Mail.Next(Email, "nudge-1-");
    }

    [Fact]
    public async Task A_crash_between_the_commit_and_the_alarm_leaves_a_ring()
    {
        await using var host = await RunningHost.Start();
        var id = CaseId.From(Guid.NewGuid().ToByteArray());
        var submission = new Submission(RequestKind.Object, "DE", "Ada", Email, "en", "Europe/Berlin", "", "", []);
        await host.StopHost();

        // What the program does for a submission, cut off after the commit.
        var storage = host.OpenStorage();
        await (await Agenda(storage)).BeginWorkAsync(ScheduledKind.Case, id.ToString(), CancellationToken.None);
        await new CaseStore(storage).SaveAsync(id, null, "open:1", [new CaseOpened(RunningHost.FirstInstant, id, submission, [])], CancellationToken.None);

        await host.StartHost();

        await host.Mail.Next(Email, "confirmation-");
    }

    [Fact]
    public async Task A_crash_before_the_commit_leaves_nothing()
    {
        await using var host = await RunningHost.Start();
        await host.StopHost();
        var id = CaseId.From(Guid.NewGuid().ToByteArray());
        var storage = host.OpenStorage();
        await (await Agenda(storage)).BeginWorkAsync(ScheduledKind.Case, id.ToString(), CancellationToken.None);
        await new CaseFiles(storage).PutEvidence(id, new Exhibit("exhibit-01.png", "shot.png", "image/png", 4, "aa", "bb"), [1, 2, 3, 4], CancellationToken.None);

        await host.StartHost();
        await Wait.Until(async () => await Rows(storage.Agenda).FirstOrDefaultAsync() is { } row && row.GetInt32("Tries") == 1, "the first look");
        await host.StopHost();
        await ProgramClock.Move(storage, TimeSpan.FromMinutes(6));
        await host.StartHost();

        await Wait.Until(async () => !await storage.CaseFiles.GetBlobsAsync().AnyAsync(), "the orphaned screenshot to go");
        await Wait.Until(async () => !await Rows(storage.Agenda).AnyAsync(), "the agenda to be empty");
    }

    [Fact]
    public async Task What_was_answered_before_SIGKILL_is_there_after_it()
    {
        await using var running = await RunningHost.Start();
        await running.StopHost();
        var page = "";
        var steps = new Func<Task>[]
        {
            async () => Assert.Equal(HttpStatusCode.SeeOther, (await running.Http.PostAsync("/cases", Forms.Submission("object", Email, "DE", "n", ("a.png", Forms.Picture())))).StatusCode),
            async () =>
            {
                page = RunningHost.Link(await running.Mail.Next(Email, "confirmation-"));
                Assert.Equal(HttpStatusCode.SeeOther, (await running.Post($"{page}/confirm", ("nonce", "1"))).StatusCode);
            },
            async () => Assert.Equal(HttpStatusCode.Accepted, (await running.Answer(await running.Mail.Next(Email, "request-"), Email, "SENT")).StatusCode),
            async () => Assert.Equal(HttpStatusCode.Accepted, (await running.Answer(await running.Mail.Next(Email, "nudge-1-"), Email, "We refuse. Nothing will be done.")).StatusCode),
        };

        foreach (var step in steps)
        {
            using var host = await HostProcess.Start(running.Arguments);
            await step();
            await host.Kill();
            // Long enough for a nudge, and too short for anything to lapse.
            await ProgramClock.Move(running.OpenStorage(), TimeSpan.FromDays(2.5));
        }

        using var last = await HostProcess.Start(running.Arguments);
        var c = await running.Case(page, seen => seen.GetProperty("replies").GetArrayLength() == 1, "the reply to be logged");
        Assert.Single(c.GetProperty("evidence").EnumerateArray());
        Assert.Single((await running.Mail.To(Email)).Select(mail => mail.MessageId!).Where(id => id.StartsWith("request-", StringComparison.Ordinal)).Distinct());
        Assert.Equal(0, await last.Terminate());
    }

    private static IAsyncEnumerable<TableEntity> Rows(TableClient table) => table.QueryAsync<TableEntity>();

    // As the program would write it, were it running.
    private static async Task<ScheduleStore> Agenda(Storage storage) =>
        new(storage, new AcceleratedTimeProvider(TimeProvider.System, await ProgramClock.Now(storage), 1), new ClockRate(1));
}
