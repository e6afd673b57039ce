using System.Collections.Immutable;
using Azure.Data.Tables;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;
using Moq;
using Objector.App.Cases;
using Objector.App.InboundEmail;
using Objector.Core.Cases;
using Objector.Core.InboundEmail;
using Objector.Core.Law;
using Objector.Functions.Durable;

namespace Objector.Functions.Tests.App;

/// <summary>Each activity for itself, over real storage: what an orchestration would have it do, and what it must not do twice.</summary>
public sealed class CaseActivitiesTests(TestServices shared) : IAsyncLifetime
{
    private readonly DurableTaskClient client = new Mock<DurableTaskClient>("test").Object;
    private Installed here = null!;
    private ServiceProvider services = null!;

    public async ValueTask InitializeAsync()
    {
        here = await Installed.Empty(shared);
        services = RunningApp.Compose(here.Configuration, here.Storage, here.Clock);
        services.GetRequiredService<DurableCaseScheduler>().UseClient(client);
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        await here.DisposeAsync();
    }

    private CaseActivities Activities => ActivatorUtilities.CreateInstance<CaseActivities>(services);

    private CaseService Desk => services.GetRequiredService<CaseService>();

    public static TheoryData<DueStep> EveryChore() =>
    [
        .. typeof(DueStep).GetNestedTypes().SelectMany(kind => (IEnumerable<DueStep>)(kind.Name switch
        {
            nameof(DueStep.SendMail) => Enum.GetValues<MailKind>().Select(mail => new DueStep.SendMail(new EmailId(mail, 3))),
            nameof(DueStep.RecordElapsed) => ByTime.Select(command => new DueStep.RecordElapsed(command)),
            nameof(DueStep.Purge) => [new DueStep.Purge()],
            _ => throw new InvalidOperationException($"No example of a chore {kind.Name}."),
        })),
    ];

    private static readonly CaseCommand[] ByTime =
    [
        new CaseCommand.PassDeadline(),
        new CaseCommand.FallDormant(),
        new CaseCommand.Expire(),
        new CaseCommand.CloseComplaintWindow(),
        new CaseCommand.EndRetention(),
    ];

    [Theory]
    [MemberData(nameof(EveryChore), DisableDiscoveryEnumeration = true)]
    public void Every_chore_crosses_the_wire_to_an_activity_that_does_it(DueStep chore)
    {
        var due = CaseActivities.Describe("case", chore);

        Assert.Contains(typeof(CaseActivities).GetMethods(), method => method.Name == due.Activity);
        Assert.Equal(chore, due.Activity switch
        {
            nameof(CaseActivities.SendMail) => CaseActivities.MailOf(due),
            nameof(CaseActivities.RecordTimeElapsed) => CaseActivities.NoteOf(due),
            _ => new DueStep.Purge(),
        });
    }

    // A new command without content has to be put on one side or the other; only one with none can be carried by its name.
    [Fact]
    public void What_time_brings_is_noted_and_what_a_person_asks_is_not()
    {
        var plain = typeof(CaseCommand).GetNestedTypes().Where(type => type.GetProperties().Length == 0).Select(type => type.Name);

        Assert.Equal(
            ByTime.Select(command => command.GetType().Name)
                .Concat([nameof(CaseCommand.Confirm), nameof(CaseCommand.Erase), nameof(CaseCommand.Reopen)])
                .Order(),
            plain.Order());
    }

    public static TheoryData<string, Type, int, CaseCommand[]> Passings() => new()
    {
        { "expire", typeof(SubmissionExpired), 8, [] },
        { "deadline", typeof(DeadlinePassed), 40, [new CaseCommand.Confirm(), Filed] },
        { "dormant", typeof(CaseFellDormant), 120, [new CaseCommand.Confirm(), Filed, Reply(ReplyKind.MoreEvidence)] },
        { "window", typeof(ComplaintWindowClosed), 400, [new CaseCommand.Confirm(), Filed, Reply(ReplyKind.Refused)] },
        { "retention", typeof(RetentionEnded), 400, [new CaseCommand.Confirm(), Filed, Reply(ReplyKind.Approved)] },
    };

    [Theory]
    [MemberData(nameof(Passings), DisableDiscoveryEnumeration = true)]
    public async Task What_time_brings_to_a_case_is_noted_once(string name, Type passing, int days, CaseCommand[] before)
    {
        var id = await Open($"{name}@example.org", name == "window" ? "TR" : "DE");
        foreach (var command in before)
            await Handle(id, command);
        here.Pass(TimeSpan.FromDays(days));

        var chore = await Until(id, passing);
        await Activities.RecordTimeElapsed(chore, CancellationToken.None);

        Assert.Single(await here.Events(id), happened => happened.GetType() == passing);
    }

    [Fact]
    public async Task A_mail_that_is_asked_for_again_leaves_once()
    {
        const string email = "once@example.org";
        var id = await Open(email);
        var due = Assert.Single((await Look(id)).Due);

        await Activities.SendMail(due, client, CancellationToken.None);
        await Activities.SendMail(due, client, CancellationToken.None);

        Assert.Single(await here.Events(id), happened => happened is MailSent);
        Assert.Equal(["confirmation-1"], await here.Mails(email));
    }

    [Fact]
    public async Task A_mail_that_a_self_host_is_sending_is_left_to_it_and_tried_again()
    {
        const string email = "claimed@example.org";
        var id = await Open(email);
        var due = Assert.Single((await Look(id)).Due);
        var store = services.GetRequiredService<CaseStore>();
        var stored = await store.LoadAsync(id, CancellationToken.None);
        var sending = new SendLease("a self-host", "confirmation-1", here.Clock.GetUtcNow().AddMinutes(5));
        await store.AcquireSendLeaseAsync(stored!, sending, CancellationToken.None);

        var refusal = await Assert.ThrowsAsync<CaseBusyException>(() => Activities.SendMail(due, client, CancellationToken.None));

        Assert.True(RetryPolicies.IsTransient(new(refusal.GetType().FullName!, refusal.Message, null, null, null)));
        Assert.Empty(await here.Mails(email));
    }

    [Fact]
    public async Task A_case_that_is_erased_leaves_nothing_and_nothing_waits_for_it()
    {
        var id = await Open("erased@example.org");
        await Handle(id, new CaseCommand.Confirm());
        await Handle(id, new CaseCommand.RequestErasure(Origin.Page));
        await Handle(id, new CaseCommand.Erase());
        var due = Assert.Single((await Look(id)).Due);
        Assert.Equal(nameof(CaseActivities.DeleteCase), due.Activity);

        await Activities.DeleteCase(due, client, CancellationToken.None);
        await Activities.DeleteCase(due, client, CancellationToken.None);

        Assert.False(await here.Storage.Cases.QueryAsync<TableEntity>().AnyAsync());
        Assert.False(await here.Storage.CaseFiles.GetBlobsAsync().AnyAsync());
        Assert.Equivalent(new NextSteps([], null), await Look(id, tries: 1));
        Assert.Null(await here.Item(id));
    }

    [Fact]
    public async Task A_mail_that_is_for_no_case_waits_in_the_pen_until_its_time_is_over()
    {
        using var raw = new MemoryStream();
        var mail = new MimeMessage { Subject = "Hello", Body = new TextPart("plain") { Text = "Hello." } };
        mail.From.Add(MailboxAddress.Parse("stranger@example.org"));
        mail.To.Add(MailboxAddress.Parse("no-case@localhost"));
        await mail.WriteToAsync(raw);
        var sha = await services.GetRequiredService<InboundMailProcessor>().ReceiveAsync(raw.ToArray(), CancellationToken.None);
        var room = ActivatorUtilities.CreateInstance<MailActivities>(services);

        var seen = await room.DeliverMail(new CaseRunInput(sha), client, CancellationToken.None);

        var pen = services.GetRequiredService<HoldingPen>();
        Assert.NotNull(await pen.Find(sha, CancellationToken.None));
        Assert.NotNull(seen.Until);
        here.Pass(TimeSpan.FromDays(2));
        Assert.Null((await room.DeliverMail(new CaseRunInput(sha), client, CancellationToken.None)).Until);
        Assert.Null(await pen.Find(sha, CancellationToken.None));
    }

    private static CaseCommand Filed => new CaseCommand.FileRequest(null, null, Origin.Page);

    private static CaseCommand Reply(ReplyKind kind) => new CaseCommand.LogReply(kind, null, "What Meta wrote.", [], Origin.Page);

    private async Task<CaseId> Open(string email, string country = "DE")
    {
        var id = services.GetRequiredService<Tokens>().IdFor(email, []);
        var submission = new Submission(RequestKind.Object, country, "Ada", email, "en", "Europe/Berlin", "facebook.com/ada", "", []);
        await Handle(id, new CaseCommand.Open(id, submission, ImmutableArray<Exhibit>.Empty));
        return id;
    }

    private async Task Handle(CaseId id, CaseCommand command) =>
        Assert.IsType<CommandResult.Accepted>(await Desk.ExecuteAsync(id, $"test:{Guid.NewGuid()}", command, CancellationToken.None));

    private Task<NextSteps> Look(CaseId id, int tries = 0) =>
        Activities.GetNextSteps(new CaseRunInput(id.ToString(), tries), client, CancellationToken.None);

    /// <summary>Does what is due on the case, as its orchestrator would, until this is noted.</summary>
    /// <returns>The chore that noted it.</returns>
    private async Task<StepToRun> Until(CaseId id, Type passing)
    {
        for (var seen = await Look(id); seen.Due.Count > 0; seen = await Look(id))
        {
            foreach (var due in seen.Due)
            {
                if (due.Activity == nameof(CaseActivities.SendMail))
                    await Activities.SendMail(due, client, CancellationToken.None);
                else
                    await Activities.RecordTimeElapsed(due, CancellationToken.None);
                if ((await here.Events(id)).Any(happened => happened.GetType() == passing))
                    return due;
            }
        }

        throw new InvalidOperationException($"No {passing.Name} came.");
    }
}
