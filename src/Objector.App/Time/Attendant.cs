using Objector.App.Cases;
using Objector.App.Inbound;

namespace Objector.App.Time;

/// <summary>Who goes to the door when an alarm rings.</summary>
public sealed class Attendant(CaseDesk desk, MailRoom mailRoom)
{
    /// <returns>When to come again; null where nothing waits, or where somebody else will say.</returns>
    public Task<AgendaItem?> Attend(AgendaItem item, CancellationToken cancel) => item.Kind switch
    {
        AgendaKind.Case => desk.Attend(item, cancel),
        AgendaKind.Mail => mailRoom.Attend(item, cancel),
        _ => throw new ArgumentOutOfRangeException(nameof(item), item.Kind, "Nobody attends to this."),
    };
}
