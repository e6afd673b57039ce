using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace Objector.Functions.Durable;

/// <summary>
/// Watches one case; its instance id is the case's. It carries the id and nothing else, and reads no clock, option, storage or rule:
/// so a changed rule cannot break a case that has slept for 90 days.
/// </summary>
public static class CaseOrchestrator
{
    [Function(HubNames.CaseOrchestrator)]
    public static async Task Run([OrchestrationTrigger] TaskOrchestrationContext context, CaseRunInput turn)
    {
        var seen = await context.CallActivityAsync<NextSteps>(HubNames.GetNextSteps, turn, RetryPolicies.Options);
        foreach (var chore in seen.Due)
            await context.CallActivityAsync(chore.Activity, chore, RetryPolicies.Options);

        if (seen.Due.Count > 0)
        {
            context.ContinueAsNew(turn with { Tries = turn.Tries + 1 });
        }
        else if (seen.Until is { } until)
        {
            await DurableWait.TimerOrSignalAsync(context, until);
            context.ContinueAsNew(new CaseRunInput(turn.Id));
        }
    }
}
