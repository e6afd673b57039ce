using Grpc.Core;
using Microsoft.DurableTask.Client;
using Objector.App.Scheduling;

namespace Objector.Functions.Durable;

/// <summary>The alarm clock of this host: an orchestration for each item on the agenda.</summary>
public sealed class DurableCaseScheduler : ICaseScheduler
{
    private volatile DurableTaskClient? client;

    /// <summary>The client comes with each invocation of a function and is the same each time: here it waits for whoever rings.</summary>
    public void UseClient(DurableTaskClient client) => this.client = client;

    /// <summary>An armed item is somebody's at work; should they fail, the watchdog rings for it.</summary>
    public Task ScheduleAsync(ScheduledItem item, CancellationToken cancel) => item.IsLeased
        ? Task.CompletedTask
        : StartOrSignalAsync(client ?? throw new InvalidOperationException("No function has brought a client yet."), item, cancel);

    /// <summary>Starts the item's orchestration where none runs; else tells it to look again.</summary>
    public static async Task StartOrSignalAsync(DurableTaskClient client, ScheduledItem item, CancellationToken cancel)
    {
        if (await client.GetInstanceAsync(item.Id, cancel) is not { IsCompleted: false } && await Start(client, item, cancel))
            return;
        await client.RaiseEventAsync(item.Id, DurableWait.LookAgain, cancellation: cancel);
    }

    /// <returns>False where somebody started it in the same moment.</returns>
    private static async Task<bool> Start(DurableTaskClient client, ScheduledItem item, CancellationToken cancel)
    {
        try
        {
            await client.ScheduleNewOrchestrationInstanceAsync(
                item.Kind == ScheduledKind.Mail ? HubNames.MailOrchestrator : HubNames.CaseOrchestrator, new CaseRunInput(item.Id), new Microsoft.DurableTask.StartOrchestrationOptions(item.Id), cancel);
            return true;
        }
        catch (RpcException e) when (e.StatusCode is StatusCode.AlreadyExists)
        {
            return false;
        }
    }
}
