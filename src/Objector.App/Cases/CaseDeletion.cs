using Objector.App.InboundEmail;
using Objector.App.Statistics;
using Objector.Core.Cases;
using static Objector.Core.Cases.Phase;

namespace Objector.App.Cases;

/// <summary>Takes a case out of storage. Cut short, it is done again when the case's alarm rings: its snapshot goes last.</summary>
public sealed class CaseDeletion(CaseStore store, CaseFiles files, StatisticsStore statistics, ConfirmationThrottle confirmations, HoldingPen pen)
{
    public async Task DeleteAsync(Case c, CancellationToken cancel)
    {
        var why = c.Phase is Leaving leaving ? leaving.Why : throw new InvalidOperationException($"Case {c.Id} is {c.Status}: it stays.");

        // Only who opened the link in their mailbox has proved that the address is theirs.
        await pen.Forget(c.Id, why == DeletionReason.Erased ? c.Submission.Email : null, cancel);
        await files.Purge(c.Id, cancel);
        await confirmations.OnCaseDeletedAsync(c, why, cancel);
        if (c.Submission.Statistics is not null)
            await (why == DeletionReason.Outlived ? statistics.Forget(c.Id, cancel) : statistics.Erase(c.Id, cancel));
        await store.Purge(c.Id, cancel);
    }

    /// <summary>What may lie beside a case that is not there: it was never saved, or something came in as it left.</summary>
    public async Task DeleteOrphansAsync(CaseId id, CancellationToken cancel)
    {
        await files.Purge(id, cancel);
        await statistics.Erase(id, cancel);
    }
}
