using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace Objector.Functions.Durable;

/// <summary>Sees one mail that came in through to its case or to the holding pen; its instance id is the mail's SHA-256.</summary>
public static class MailOrchestrator
{
    [Function(HubNames.MailOrchestrator)]
    public static async Task Run([OrchestrationTrigger] TaskOrchestrationContext context, CaseRunInput turn)
    {
        var seen = await context.CallActivityAsync<NextSteps>(HubNames.DeliverMail, turn, RetryPolicies.Options);
        if (seen.Until is { } until)
        {
            await DurableWait.TimerOrSignalAsync(context, until);
            context.ContinueAsNew(turn with { Tries = turn.Tries + 1 });
        }
    }
}
