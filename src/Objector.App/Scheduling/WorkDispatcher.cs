using Objector.App.Cases;
using Objector.App.InboundEmail;

namespace Objector.App.Scheduling;

/// <summary>Who goes to the door when an alarm rings.</summary>
public sealed class WorkDispatcher(CaseService desk, InboundMailProcessor mailRoom)
{
    /// <returns>When to come again; null where nothing waits, or where somebody else will say.</returns>
    public Task<ScheduledItem?> ProcessDueAsync(ScheduledItem item, CancellationToken cancel) => item.Kind switch
    {
        ScheduledKind.Case => desk.ProcessDueAsync(item, cancel),
        ScheduledKind.Mail => mailRoom.ProcessDueAsync(item, cancel),
        _ => throw new ArgumentOutOfRangeException(nameof(item), item.Kind, "Nobody attends to this."),
    };
}
