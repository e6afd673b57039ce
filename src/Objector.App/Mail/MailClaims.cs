using Azure;
using Azure.Data.Tables;
using Objector.App.Cases;
using Objector.App.Time;
using Objector.Core.Cases;

namespace Objector.App.Mail;

/// <summary>Names the host among those that might be at work on one storage account; the same after a restart.</summary>
public sealed record Worker(string Name);

public enum Claim
{
    Taken,

    /// <summary>Another host is sending it, or was cut off in doing so.</summary>
    Foreign,

    /// <summary>The case has changed: the mail may not be due any more.</summary>
    Outdated,
}

/// <summary>
/// Who is sending a mail: a row beside its case. Two hosts on one storage account, by mistake or while one takes over from the other,
/// both see what is due; only one of them sends it. A host that was cut off may go on at once where it is started again, and any
/// other after <see cref="AgendaStore.Lead"/>.
/// </summary>
public sealed class MailClaims(Storage storage, Worker worker, TimeProvider time, Pace pace)
{
    private const string Prefix = "sending-";

    private TableClient Table => storage.Cases;

    /// <param name="stored">The case on which it was decided that the mail is due.</param>
    public async Task<Claim> Take(CaseId id, StoredCase stored, MailKey mail, CancellationToken cancel)
    {
        var found = await Table.GetEntityIfExistsAsync<TableEntity>(id.ToString(), Prefix + mail.Slug, cancellationToken: cancel);
        if (found is { HasValue: true, Value: { } claim } && claim.GetString("Worker") != worker.Name && claim.GetDateTimeOffset("Until") > time.GetUtcNow())
            return Claim.Foreign;

        try
        {
            // One transaction with the case itself: of two hosts that read the same, the second fails.
            await Table.SubmitTransactionAsync(
                [
                    new(TableTransactionActionType.UpdateMerge, new TableEntity(id.ToString(), CaseStore.Snapshot), stored.ETag),
                    new(TableTransactionActionType.UpsertReplace, new TableEntity(id.ToString(), Prefix + mail.Slug) { ["Worker"] = worker.Name, ["Until"] = time.GetUtcNow() + pace.Of(AgendaStore.Lead) }),
                ],
                cancel);
            return Claim.Taken;
        }
        catch (TableTransactionFailedException e) when (e.Status is 404 or 412)
        {
            return Claim.Outdated;
        }
    }

    public Task GiveBack(CaseId id, MailKey mail, CancellationToken cancel) => Table.DeleteEntityAsync(id.ToString(), Prefix + mail.Slug, ETag.All, cancel);
}
