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

    private readonly BlockingCollection<Turn> looks = [];
    private DurableTaskTestHost? host;

    /// <summary>What a look shows, in turn; the last one again and again.</summary>
    public ConcurrentQueue<Seen> Sights { get; } = new();

    public ConcurrentQueue<DueChore> Done { get; } = new();

    /// <summary>What doing a chore comes to.</summary>
    public Action<DueChore> Doing { get; set; } = _ => { };

    public DurableTaskClient Client => host!.Client;

    public static readonly DueChore Mail = new(nameof(CaseActivities.SendMail), Case, "ReplyNudge", 1);

    public static Seen Due(params DueChore[] chores) => new(chores, null);

    public static Seen Until(TimeSpan span) => new([], DateTime.UtcNow + span);

    public static readonly Seen Nothing = new([], null);

    public async Task Start(params Seen[] sights)
    {
        foreach (var sight in sights)
            Sights.Enqueue(sight);
        host = await DurableTaskTestHost.StartAsync(
            tasks => tasks
                .AddOrchestratorFunc<Turn>(nameof(CaseOrchestrator), CaseOrchestrator.Run)
                .AddActivityFunc<Turn, Seen>(nameof(CaseActivities.LookAtCase), (_, turn) => Look(turn))
                .AddActivityFunc<DueChore>(nameof(CaseActivities.SendMail), (_, chore) => Do(chore)),
            new DurableTaskTestHostOptions { LoggerFactory = NullLoggerFactory.Instance });
        await Client.ScheduleNewOrchestrationInstanceAsync(nameof(CaseOrchestrator), new Turn(Case), new StartOrchestrationOptions(Case));
    }

    /// <summary>The next look at the case; waited for.</summary>
    public Turn NextLook() => looks.TryTake(out var turn, Limit) ? turn : throw new TimeoutException("Nobody looked at the case.");

    public Task Ring() => Client.RaiseEventAsync(Case, Waiting.LookAgain);

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

    private Seen Look(Turn turn)
    {
        looks.Add(turn);
        return Sights.Count > 1 && Sights.TryDequeue(out var sight) ? sight : Sights.TryPeek(out var last) ? last : Nothing;
    }

    private void Do(DueChore chore)
    {
        Doing(chore);
        Done.Enqueue(chore);
    }
}
