using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Objector.App.Inbound;
using Objector.App.Time;

namespace Objector.Functions.Durable;

public sealed class MailActivities(MailRoom mailRoom, RealTime real, Doorbell doorbell)
{
    [Function(HubNames.DeliverMail)]
    public async Task<Seen> DeliverMail([ActivityTrigger] Turn turn, [DurableClient] DurableTaskClient client, CancellationToken cancel)
    {
        doorbell.Through(client);
        var again = await mailRoom.Attend(new AgendaItem(AgendaKind.Mail, turn.Id, default, turn.Tries), cancel);
        return new Seen([], again is null ? null : real.At(again.Wake));
    }
}
