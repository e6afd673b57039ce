using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Moq;
using Objector.Functions.Durable;
using static Objector.Functions.Tests.Orchestrations;

namespace Objector.Functions.Tests;

public sealed class CaseOrchestratorTests : IAsyncDisposable
{
    private static readonly TimeSpan Long = TimeSpan.FromDays(90);

    private readonly Orchestrations durable = new();

    public ValueTask DisposeAsync() => durable.DisposeAsync();

    [Fact]
    public async Task It_does_what_is_due_and_looks_again_until_nothing_waits()
    {
        await durable.Start(Due(Mail, Mail with { Number = 2 }), Nothing);

        Assert.Equal(OrchestrationRuntimeStatus.Completed, (await durable.End()).RuntimeStatus);
        Assert.Equal([Mail, Mail with { Number = 2 }], durable.Done);
        Assert.Equal([new CaseRunInput(Case), new CaseRunInput(Case, 1)], [durable.NextLook(), durable.NextLook()]);
    }

    [Fact]
    public async Task The_timer_wins_when_nobody_rings()
    {
        await durable.Start(Until(TimeSpan.FromSeconds(1)), Due(Mail), Nothing);

        await durable.End();

        Assert.Equal([Mail], durable.Done);
    }

    [Fact]
    public async Task The_doorbell_wins_over_a_timer_of_90_days()
    {
        await durable.Start(Until(Long), Due(Mail), Nothing);
        durable.NextLook();

        await durable.Ring();

        await durable.End();
        Assert.Equal([Mail], durable.Done);
    }

    [Fact]
    public async Task Rung_twice_it_only_looks_once_more()
    {
        await durable.Start(Until(Long));
        durable.NextLook();

        await durable.Ring();
        await durable.Ring();
        durable.NextLook();
        durable.NextLook();
        durable.Sights.Enqueue(Nothing);
        durable.Sights.TryDequeue(out _);
        await durable.Ring();

        Assert.Equal(OrchestrationRuntimeStatus.Completed, (await durable.End()).RuntimeStatus);
        Assert.Empty(durable.Done);
    }

    [Fact]
    public async Task A_doorbell_that_nobody_heard_costs_nothing_but_time()
    {
        // The change is stored, its event is lost: the wake finds it.
        await durable.Start(Until(TimeSpan.FromSeconds(2)), Due(Mail), Nothing);
        durable.NextLook();

        await durable.End();

        Assert.Equal([Mail], durable.Done);
    }

    [Fact]
    public async Task A_chore_that_fails_for_a_passing_reason_is_tried_again()
    {
        var tries = 0;
        durable.Doing = _ =>
        {
            if (Interlocked.Increment(ref tries) == 1)
                throw new HttpRequestException("The storage does not answer.");
        };

        await durable.Start(Due(Mail), Nothing);

        Assert.Equal(OrchestrationRuntimeStatus.Completed, (await durable.End()).RuntimeStatus);
        Assert.Equal([Mail], durable.Done);
    }

    [Fact]
    public async Task A_chore_that_fails_for_good_ends_the_instance_at_once_and_it_can_be_started_again()
    {
        var tries = 0;
        durable.Doing = _ =>
        {
            if (Interlocked.Increment(ref tries) == 1)
                throw new InvalidOperationException("A mistake of ours.");
        };
        await durable.Start(Due(Mail), Due(Mail), Nothing);
        Assert.Equal(OrchestrationRuntimeStatus.Failed, (await durable.End()).RuntimeStatus);
        Assert.Equal(1, tries);

        await durable.Client.ScheduleNewOrchestrationInstanceAsync(nameof(CaseOrchestrator), new CaseRunInput(Case), new StartOrchestrationOptions(Case));

        Assert.Equal(OrchestrationRuntimeStatus.Completed, (await durable.End()).RuntimeStatus);
    }

    [Fact]
    public async Task It_carries_the_case_across_continue_as_new_and_nothing_else()
    {
        var context = new Mock<TaskOrchestrationContext>(MockBehavior.Strict);
        context.Setup(c => c.CallActivityAsync<NextSteps>(nameof(CaseActivities.GetNextSteps), new CaseRunInput(Case, 3), RetryPolicies.Options)).ReturnsAsync(Until(Long));
        context.Setup(c => c.WaitForExternalEvent<object?>(DurableWait.LookAgain, It.IsAny<CancellationToken>())).ReturnsAsync((object?)null);
        context.Setup(c => c.CreateTimer(It.IsAny<DateTime>(), It.IsAny<CancellationToken>())).Returns(new TaskCompletionSource().Task);
        context.Setup(c => c.ContinueAsNew(new CaseRunInput(Case), true));

        // A strict mock: reading the clock, a new GUID or anything else of the context would throw.
        await CaseOrchestrator.Run(context.Object, new CaseRunInput(Case, 3));

        context.Verify(c => c.ContinueAsNew(new CaseRunInput(Case), true), Times.Once);
    }

    [Fact]
    public async Task The_timer_that_lost_is_cancelled()
    {
        var context = new Mock<TaskOrchestrationContext>();
        var cancelled = CancellationToken.None;
        context.Setup(c => c.CallActivityAsync<NextSteps>(nameof(CaseActivities.GetNextSteps), It.IsAny<object>(), It.IsAny<TaskOptions>())).ReturnsAsync(Until(Long));
        context.Setup(c => c.WaitForExternalEvent<object?>(DurableWait.LookAgain, It.IsAny<CancellationToken>())).ReturnsAsync((object?)null);
        context.Setup(c => c.CreateTimer(It.IsAny<DateTime>(), It.IsAny<CancellationToken>()))
            .Callback((DateTime _, CancellationToken token) => cancelled = token)
            .Returns(new TaskCompletionSource().Task);

        await CaseOrchestrator.Run(context.Object, new CaseRunInput(Case));

        Assert.True(cancelled.IsCancellationRequested);
    }
}
