using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Objector.App.InboundEmail;
using Objector.App.Scheduling;

namespace Objector.Functions.Durable;

public sealed class MailActivities(InboundMailProcessor mailRoom, DurableTimerClock real, DurableCaseScheduler doorbell)
{
    [Function(HubNames.DeliverMail)]
    public async Task<NextSteps> DeliverMail([ActivityTrigger] CaseRunInput turn, [DurableClient] DurableTaskClient client, CancellationToken cancel)
    {
        doorbell.UseClient(client);
        var again = await mailRoom.ProcessDueAsync(new ScheduledItem(ScheduledKind.Mail, turn.Id, default, turn.Tries), cancel);
        return new NextSteps([], again is null ? null : real.At(again.Wake));
    }
}
