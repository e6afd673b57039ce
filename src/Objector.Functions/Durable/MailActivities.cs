using Microsoft.Azure.Functions.Worker;
using Objector.App.Inbound;
using Objector.App.Time;

namespace Objector.Functions.Durable;

public sealed class MailActivities(MailRoom mailRoom, RealTime real)
{
    [Function(nameof(DeliverMail))]
    public async Task<Seen> DeliverMail([ActivityTrigger] Turn turn, CancellationToken cancel)
    {
        var again = await mailRoom.Attend(new AgendaItem(AgendaKind.Mail, turn.Id, default, turn.Tries), cancel);
        return new Seen([], again is null ? null : real.At(again.Wake));
    }
}
