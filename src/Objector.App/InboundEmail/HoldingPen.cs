using System.Text.Json.Serialization;
using Azure;
using Azure.Data.Tables;
using Azure.Storage.Blobs.Models;
using Objector.App.Scheduling;
using Objector.Core;
using Objector.Core.Cases;
using Objector.Core.InboundEmail;

namespace Objector.App.InboundEmail;

/// <summary>A mail that waits for the operator.</summary>
/// <param name="Sha">SHA-256 of the raw mail, lower-case hex.</param>
/// <param name="From">Null where it names nobody, or could not be read.</param>
/// <param name="Why">Why it is on no case.</param>
public sealed record HeldMailSummary(string Sha, string? From, string? Subject, string Why, DateTimeOffset At);

/// <summary>What is left of a mail that the operator decided on: nothing of what it held.</summary>
/// <param name="Reason">The operator's, without addresses; may be empty.</param>
public sealed record SettledMail(string Sha, HoldingPenDecision Decision, string Reason, DateTimeOffset At);

public enum HoldingPenDecision
{
    [JsonStringEnumMemberName("delivered")] Delivered,
    [JsonStringEnumMemberName("discarded")] Discarded,
}

/// <summary>
/// Mails that wait for the operator: their raw form stays among the inbound mails. What was decided on leaves a stub in a partition of
/// its own, which comes first and is never changed: a decision cut short is carried on by whoever comes next.
/// </summary>
public sealed partial class HoldingPen(Storage storage, ScheduleStore agenda, TimeProvider time, ILogger<HoldingPen> logger)
{
    private const string Waiting = "mail";
    private const string Done = "settled";

    // Well below what a property of a row may hold (64 KiB), and more than anybody reads in a list.
    private const int MaxText = 1_000;

    /// <param name="mail">Null where it could not be read.</param>
    /// <param name="cases">Those that it was for, and that do not take it: with them it goes.</param>
    public async Task Put(string sha, IncomingMail? mail, string why, IEnumerable<CaseId> cases, CancellationToken cancel)
    {
        // The same bytes come again where a server did not hear that we have them: they are decided on.
        if (await Settled(sha, cancel) is not null)
        {
            await Clear(sha, cancel);
            return;
        }

        var row = new TableEntity(Waiting, sha)
        {
            ["From"] = mail?.From?.AtMost(MaxText),
            ["Subject"] = mail?.Subject.AtMost(MaxText),
            ["Why"] = why.AtMost(MaxText),
            ["Cases"] = string.Join(' ', cases),
            ["At"] = time.GetUtcNow(),
        };
        await storage.HoldingPen.UpsertEntityAsync(row, TableUpdateMode.Replace, cancel);
        Log.Held(logger, sha);
    }

    /// <returns>All that wait, the newest first.</returns>
    public async Task<IReadOnlyList<HeldMailSummary>> All(CancellationToken cancel)
    {
        var mails = new List<HeldMailSummary>();
        await foreach (var row in Rows(null, cancel))
            mails.Add(Mail(row));
        return [.. mails.OrderByDescending(mail => mail.At)];
    }

    public async Task<HeldMailSummary?> Find(string sha, CancellationToken cancel) => await Row(Waiting, sha, cancel) is { } row ? Mail(row) : null;

    public async Task<SettledMail?> Settled(string sha, CancellationToken cancel) => await Row(Done, sha, cancel) is { } row
        ? new SettledMail(sha, StoredName.Parse<HoldingPenDecision>(row.GetString("Decision")), row.GetString("Reason"), row.GetDateTimeOffset("At")!.Value)
        : null;

    /// <returns>Null where it is gone: by a rule of the storage account, in time.</returns>
    public async Task<byte[]?> Raw(string sha, CancellationToken cancel)
    {
        try
        {
            return (await Blob(sha).DownloadContentAsync(cancel)).Value.Content.ToArray();
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return null;
        }
    }

    /// <summary>Discards what waits here of a case that leaves.</summary>
    /// <param name="owner">Where not null, all mails go that say they are from this address.</param>
    public async Task Forget(CaseId id, string? owner, CancellationToken cancel)
    {
        var gone = new List<string>();
        await foreach (var row in Rows(["RowKey", "From", "Cases"], cancel))
        {
            if (row.GetString("Cases")?.Contains(id.ToString(), StringComparison.Ordinal) == true || (owner is not null && string.Equals(row.GetString("From"), owner, StringComparison.OrdinalIgnoreCase)))
                gone.Add(row.RowKey);
        }

        foreach (var sha in gone)
            await Settle(sha, HoldingPenDecision.Discarded, "It went with its case.", cancel);
    }

    /// <summary>Writes the decision down and takes the mail out of the pen, and off the agenda.</summary>
    /// <returns>What was decided: by this call, or by an earlier one, which stands.</returns>
    public async Task<SettledMail> Settle(string sha, HoldingPenDecision decision, string reason, CancellationToken cancel)
    {
        var settled = new SettledMail(sha, decision, reason, time.GetUtcNow());
        try
        {
            var stub = new TableEntity(Done, sha) { ["Decision"] = StoredName.Word(decision), ["Reason"] = reason, ["At"] = settled.At };
            await storage.HoldingPen.AddEntityAsync(stub, cancel);
            Log.Settled(logger, sha, decision, reason);
        }
        catch (RequestFailedException e) when (e.Status == 409)
        {
            settled = await Settled(sha, cancel) ?? throw new InvalidOperationException($"The stub of mail {sha} is there and is not.", e);
        }

        await Clear(sha, cancel);
        await agenda.CompleteAsync(await agenda.BeginWorkAsync(ScheduledKind.Mail, sha, cancel), null, cancel);
        return settled;
    }

    /// <summary>Deletes what is left of a mail that is decided on; the row last, so that what is cut short stays in sight.</summary>
    public async Task Clear(string sha, CancellationToken cancel)
    {
        await Blob(sha).DeleteIfExistsAsync(DeleteSnapshotsOption.IncludeSnapshots, cancellationToken: cancel);
        await storage.HoldingPen.DeleteEntityAsync(Waiting, sha, ETag.All, cancel);
    }

    private Azure.Storage.Blobs.BlobClient Blob(string sha) => storage.Inbound.GetBlobClient(InboundMailProcessor.Name(sha));

    private AsyncPageable<TableEntity> Rows(IEnumerable<string>? select, CancellationToken cancel) =>
        storage.HoldingPen.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {Waiting}"), select: select, cancellationToken: cancel);

    private async Task<TableEntity?> Row(string partition, string sha, CancellationToken cancel) =>
        await storage.HoldingPen.GetEntityIfExistsAsync<TableEntity>(partition, sha, cancellationToken: cancel) is { HasValue: true, Value: var row } ? row : null;

    private static HeldMailSummary Mail(TableEntity row) =>
        new(row.RowKey, row.GetString("From"), row.GetString("Subject"), row.GetString("Why"), row.GetDateTimeOffset("At")!.Value);

    // Not why: it may name the sender, or hold what the mail says.
    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Mail {Sha} waits in the holding pen")]
        public static partial void Held(ILogger logger, string sha);

        [LoggerMessage(2, LogLevel.Information, "Mail {Sha} of the holding pen: {Decision}. {Reason}")]
        public static partial void Settled(ILogger logger, string sha, HoldingPenDecision decision, string reason);
    }
}
