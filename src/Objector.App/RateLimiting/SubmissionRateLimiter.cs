using System.Collections.Concurrent;
using System.Globalization;
using Azure;
using Azure.Data.Tables;
using Objector.App.Cases;
using Objector.App.Scheduling;
using Objector.Core.Cases;

namespace Objector.App.RateLimiting;

/// <summary>
/// Counts submissions, from a network, for a mailbox and in all, an hour of the clock at a time. In storage, so that it holds for however
/// many instances there are; what is stored is no address but a name for it that changes with the hour.
/// </summary>
public sealed class SubmissionRateLimiter(Storage storage, Tokens tokens, RateLimitOptions limits, TimeProvider time, ClockRate pace) : IDisposable
{
    /// <summary>In real time.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromHours(1);

    private const string All = "all";

    // So many submissions a row: else all the world would wait for one.
    private const int PerShard = 1_000;
    private const int MaxShards = 16;

    // Against other instances; within this one they queue up.
    private const int MaxTries = 10;
    private const int MaxInTransaction = 100;

    // What this instance wrote or read last, so that it need not read it again; no more of it than fits into some megabytes.
    private const int MaxKnown = 10_000;
    private readonly ConcurrentDictionary<(string Partition, string Row), TableEntity> known = new();

    private readonly SemaphoreSlim[] gates = [.. Enumerable.Range(0, 64).Select(_ => new SemaphoreSlim(1))];
    private readonly int shards = Math.Clamp(limits.SubmissionsInAll / PerShard, 1, MaxShards);

    private TableClient Table => storage.Budgets;

    /// <param name="email">Null where it names no mailbox.</param>
    /// <returns>Null where it is within the budgets, and is counted; else how long until they begin anew, in real time.</returns>
    public async Task<TimeSpan?> Take(string network, string? email, CancellationToken cancel)
    {
        var (now, length) = (time.GetUtcNow(), pace.ToProgramTime(Window));
        var ends = new DateTimeOffset(((now.UtcTicks / length.Ticks) + 1) * length.Ticks, TimeSpan.Zero);
        var hour = Stamp(ends);

        List<(string Row, int Limit)> own = [(All, limits.SubmissionsPerNetwork)];
        if (email is not null)
            own.Add((tokens.KeyedHash($"budget-{hour}", Mailbox.Of(email)), limits.SubmissionsPerMailbox));
        var taken = await Count($"{hour}-{tokens.KeyedHash($"network-{hour}", network)}", own, cancel)
            && await Count($"{hour}-{All}-{Random.Shared.Next(shards)}", [(All, (limits.SubmissionsInAll + shards - 1) / shards)], cancel);
        return taken ? null : (ends - now) / pace.Rate;
    }

    /// <summary>Deletes the rows of hours that are over.</summary>
    public async Task Sweep(CancellationToken cancel)
    {
        var over = new List<TableEntity>();
        await foreach (var row in Table.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey lt {Stamp(time.GetUtcNow())}"), select: ["PartitionKey", "RowKey"], cancellationToken: cancel))
            over.Add(row);
        foreach (var some in over.GroupBy(row => row.PartitionKey).SelectMany(partition => partition.Chunk(MaxInTransaction)))
            await Table.SubmitTransactionAsync(some.Select(row => new TableTransactionAction(TableTransactionActionType.Delete, row, ETag.All)), cancel);
    }

    public void Dispose()
    {
        foreach (var gate in gates)
            gate.Dispose();
    }

    /// <returns>Whether there was room in every row; then it is taken in all of them.</returns>
    private async Task<bool> Count(string partition, IReadOnlyList<(string Row, int Limit)> counters, CancellationToken cancel)
    {
        var gate = gates[(uint)string.GetHashCode(partition, StringComparison.Ordinal) % gates.Length];
        await gate.WaitAsync(cancel);
        try
        {
            for (var tries = 0; tries < MaxTries; tries++)
            {
                var rows = new List<TableEntity>();
                foreach (var (row, limit) in counters)
                {
                    rows.Add(await Row(partition, row, isFirstTry: tries == 0, cancel));
                    if (rows[^1].GetInt32("Count") >= limit)
                        return false;
                }

                if (await Save(rows, cancel))
                    return true;
            }

            return false;
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>At first as this instance knows it, or as one that is not there yet; where that fails, as it is. Counts only grow: one that is known to be full is.</summary>
    private async Task<TableEntity> Row(string partition, string row, bool isFirstTry, CancellationToken cancel)
    {
        if (isFirstTry)
            return known.GetValueOrDefault((partition, row)) ?? None();
        return await Table.GetEntityIfExistsAsync<TableEntity>(partition, row, cancellationToken: cancel) is { HasValue: true, Value: { } found } ? known[(partition, row)] = found : None();

        TableEntity None() => new(partition, row) { ["Count"] = 0 };
    }

    /// <returns>False where another instance was faster.</returns>
    private async Task<bool> Save(IReadOnlyList<TableEntity> rows, CancellationToken cancel)
    {
        var counted = rows.Select(row => new TableEntity(row.PartitionKey, row.RowKey) { ["Count"] = row.GetInt32("Count") + 1 }).ToList();
        try
        {
            var written = await Table.SubmitTransactionAsync(
                counted.Zip(rows, (row, before) => before.ETag == default
                    ? new TableTransactionAction(TableTransactionActionType.Add, row)
                    : new TableTransactionAction(TableTransactionActionType.UpdateReplace, row, before.ETag)),
                cancel);
            if (known.Count > MaxKnown)
                known.Clear();
            foreach (var (row, answer) in counted.Zip(written.Value))
            {
                row.ETag = answer.Headers.ETag!.Value;
                known[(row.PartitionKey, row.RowKey)] = row;
            }

            return true;
        }
        catch (TableTransactionFailedException e) when (e.Status is 404 or 409 or 412)
        {
            return false;
        }
    }

    private static string Stamp(DateTimeOffset at) => at.UtcDateTime.ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture);
}
