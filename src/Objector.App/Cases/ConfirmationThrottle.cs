using System.Globalization;
using Azure;
using Azure.Data.Tables;
using Objector.App.Scheduling;
using Objector.Core.Cases;

namespace Objector.App.Cases;

/// <summary>
/// Whose turn it is to write to a mailbox that nobody has confirmed. However many submissions name it, and whoever sends them, one
/// confirmation and one reminder reach it in <see cref="CaseDecider.DaysToConfirm"/> days; the others wait until that one is confirmed or
/// taken back. The row of the turn is added, or taken over by its ETag: of two at once, one gets it.
/// </summary>
public sealed class ConfirmationThrottle(Storage storage, Tokens tokens, CaseStore store, ScheduleStore agenda, ICaseScheduler alarm, TimeProvider time)
{
    /// <summary>What is left of its days to a submission that waited, when its confirmation leaves: with less nobody could follow it.</summary>
    public static readonly TimeSpan Least = TimeSpan.FromDays(1);

    /// <summary>Between a confirmation and its reminder. A submission that did not wait has three days.</summary>
    public static readonly TimeSpan Apart = TimeSpan.FromDays(2);

    private static readonly TimeSpan Lasts = TimeSpan.FromDays(CaseDecider.DaysToConfirm);

    // Whoever ends a turn rings for the next; should that be lost, the next looks by itself.
    private static readonly TimeSpan Look = TimeSpan.FromDays(1);

    private const string Turn = "turn";
    private const string Waits = "waits-";
    private const int MaxTries = 5;

    private TableClient Table => storage.Turns;

    /// <returns>Until when the case may not write to its mailbox; null where it may.</returns>
    public async Task<DateTimeOffset?> MailAllowedAtAsync(Case c, DateTimeOffset now, CancellationToken cancel)
    {
        if (c.Phase is not Phase.AwaitingConfirmation)
            return null;
        if (now >= EndOf(c))
            return now + Look;
        if (await TurnOf(c, now, cancel) is { } since)
            return !c.Outbox.Any(due => due.Mail.Kind == MailKind.Confirmation) && now < since + Apart ? since + Apart : null;

        await Table.UpsertEntityAsync(Row(c, Waiting(c), EndOf(c)), TableUpdateMode.Replace, cancel);
        return now + Look;
    }

    /// <summary>The mailbox's owner has confirmed the case, or taken it back: the next may write. Done twice, it is done once.</summary>
    public async Task ReleaseMailboxAsync(Case c, CancellationToken cancel)
    {
        var rows = new List<TableEntity>();
        await foreach (var row in Table.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {MailboxOf(c)}"), cancellationToken: cancel))
            rows.Add(row);

        if (rows.Find(row => row.RowKey == Turn) is { } turn && CaseOf(turn) == c.Id)
        {
            // By their instants, so the one that has waited longest. It sees that this case writes no more, whether its row is there or not.
            if (rows.Find(row => row.RowKey.StartsWith(Waits, StringComparison.Ordinal) && CaseOf(row) != c.Id) is { } next)
                await alarm.ScheduleAsync(await agenda.Add(ScheduledKind.Case, CaseOf(next).ToString(), cancel), cancel);
            await Delete(turn, cancel);
        }

        if (rows.Find(row => row.RowKey == Waiting(c)) is { } waited)
            await Delete(waited, cancel);
    }

    /// <summary>The case is going. If nobody confirmed it in time its turn goes on to its end: until then the mailbox is left alone.</summary>
    public async Task OnCaseDeletedAsync(Case c, DeletionReason why, CancellationToken cancel)
    {
        switch (why)
        {
            case DeletionReason.Erased:
                await ReleaseMailboxAsync(c, cancel);
                break;
            case DeletionReason.Expired:
                await Table.DeleteEntityAsync(MailboxOf(c), Waiting(c), ETag.All, cancel);
                break;
        }
    }

    /// <summary>Deletes the rows that have had their time.</summary>
    public async Task Sweep(CancellationToken cancel)
    {
        // A little later than they end, so that who waited has gone, and does not find the place free.
        var filter = TableClient.CreateQueryFilter($"Until lt {time.GetUtcNow() - Least}");
        await foreach (var row in Table.QueryAsync<TableEntity>(filter, cancellationToken: cancel))
            await Delete(row, cancel);
    }

    /// <returns>Since when it is this case's turn; null where it is another's.</returns>
    private async Task<DateTimeOffset?> TurnOf(Case c, DateTimeOffset now, CancellationToken cancel)
    {
        var mine = Row(c, Turn, now + Lasts);
        mine["Since"] = now;
        for (var tries = 0; tries < MaxTries; tries++)
        {
            if (await Try(() => Table.AddEntityAsync(mine, cancel)))
                return now;
            // It is somebody's already: look whose.
            if (await Table.GetEntityIfExistsAsync<TableEntity>(mine.PartitionKey, Turn, cancellationToken: cancel) is not { HasValue: true, Value: { } held })
                continue;
            if (CaseOf(held) == c.Id)
                return held.GetDateTimeOffset("Since")!.Value;
            if (!await IsOver(held, c, now, cancel))
                return null;
            if (await Try(() => Table.UpdateEntityAsync(mine, held.ETag, TableUpdateMode.Replace, cancel)))
                return now;
        }

        return null;
    }

    /// <returns>False where somebody else was faster.</returns>
    private static async Task<bool> Try(Func<Task> write)
    {
        try
        {
            await write();
            return true;
        }
        catch (RequestFailedException e) when (e.Status is 409 or 412 or 404)
        {
            return false;
        }
    }

    private async Task<bool> IsOver(TableEntity turn, Case c, DateTimeOffset now, CancellationToken cancel)
    {
        if (now >= turn.GetDateTimeOffset("Since")!.Value + Lasts)
            return EndOf(c) - now >= Least;
        return await store.LoadAsync(CaseOf(turn), cancel) is { Case.Phase: not (Phase.AwaitingConfirmation or Phase.Leaving { Why: DeletionReason.Expired }) };
    }

    private async Task Delete(TableEntity row, CancellationToken cancel)
    {
        try
        {
            await Table.DeleteEntityAsync(row.PartitionKey, row.RowKey, row.ETag, cancel);
        }
        catch (RequestFailedException e) when (e.Status == 412)
        {
            // Taken over since.
        }
    }

    private TableEntity Row(Case c, string key, DateTimeOffset until) => new(MailboxOf(c), key) { ["Case"] = c.Id.ToString(), ["Until"] = until };

    private string MailboxOf(Case c) => tokens.KeyedHash("mailbox", Mailbox.Of(c.Submission.Email));

    private static string Waiting(Case c) => $"{Waits}{c.OpenedAt.UtcTicks.ToString("D19", CultureInfo.InvariantCulture)}-{c.Id}";

    private static DateTimeOffset EndOf(Case c) => c.OpenedAt + Lasts;

    private static CaseId CaseOf(TableEntity row) =>
        CaseId.Parse(row.GetString("Case")) ?? throw new FormatException($"The turn {row.RowKey} names a case {row.GetString("Case")}, which is no id.");
}
