using System.Collections.Concurrent;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Testing;
using Microsoft.Extensions.Logging.Abstractions;
using Objector.Functions.Durable;

namespace Objector.Functions.Tests;

/// <summary>The case's orchestrator on a real, in-process durable backend; its activities are told what they see.</summary>
public sealed class Orchestrations : IAsyncDisposable
{
    public const string Case = "case-1";

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private readonly BlockingCollection<CaseRunInput> looks = [];
    private DurableTaskTestHost? host;

    /// <summary>What a look shows, in turn; the last one again and again.</summary>
    public ConcurrentQueue<NextSteps> Sights { get; } = new();

    public ConcurrentQueue<StepToRun> Done { get; } = new();

    /// <summary>What doing a chore comes to.</summary>
    public Action<StepToRun> Doing { get; set; } = _ => { };

    public DurableTaskClient Client => host!.Client;

    public static readonly StepToRun Mail = new(nameof(CaseActivities.SendMail), Case, "ReplyNudge", 1);

    public static NextSteps Due(params StepToRun[] chores) => new(chores, null);

    public static NextSteps Until(TimeSpan span) => new([], DateTime.UtcNow + span);

    public static readonly NextSteps Nothing = new([], null);

    public async Task Start(params NextSteps[] sights)
    {
        foreach (var sight in sights)
            Sights.Enqueue(sight);
        host = await DurableTaskTestHost.StartAsync(
            tasks => tasks
                .AddOrchestratorFunc<CaseRunInput>(nameof(CaseOrchestrator), CaseOrchestrator.Run)
                .AddActivityFunc<CaseRunInput, NextSteps>(nameof(CaseActivities.GetNextSteps), (_, turn) => Look(turn))
                .AddActivityFunc<StepToRun>(nameof(CaseActivities.SendMail), (_, chore) => Do(chore)),
            new DurableTaskTestHostOptions { LoggerFactory = NullLoggerFactory.Instance });
        await Client.ScheduleNewOrchestrationInstanceAsync(nameof(CaseOrchestrator), new CaseRunInput(Case), new StartOrchestrationOptions(Case));
    }

    /// <summary>The next look at the case; waited for.</summary>
    public CaseRunInput NextLook() => looks.TryTake(out var turn, Limit) ? turn : throw new TimeoutException("Nobody looked at the case.");

    public Task Ring() => Client.RaiseEventAsync(Case, DurableWait.LookAgain);

    public async Task<OrchestrationMetadata> End()
    {
        using var limit = new CancellationTokenSource(Limit);
        return await Client.WaitForInstanceCompletionAsync(Case, limit.Token);
    }

    public async ValueTask DisposeAsync()
    {
        if (host is not null)
            await host.DisposeAsync();
        looks.Dispose();
    }

    private NextSteps Look(CaseRunInput turn)
    {
        looks.Add(turn);
        return Sights.Count > 1 && Sights.TryDequeue(out var sight) ? sight : Sights.TryPeek(out var last) ? last : Nothing;
    }

    private void Do(StepToRun chore)
    {
        Doing(chore);
        Done.Enqueue(chore);
    }
}
