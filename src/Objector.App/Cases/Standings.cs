using System.Runtime.CompilerServices;
using Azure;
using Azure.Data.Tables;
using Objector.App.Inbound;
using Objector.Core;
using Objector.Core.Cases;

namespace Objector.App.Cases;

/// <summary>Where a case stands, as its operator may see it: nothing in it opens the case or names its owner.</summary>
/// <param name="FailingMail">Which mail could not be sent so far; null where none.</param>
/// <param name="Trouble">What the mail server, or the mailbox's, said; may be empty.</param>
/// <param name="Undeliverable">Why no more nudges go to its address; null where they do.</param>
public sealed record Standing(CaseId Id, string Status, MailKind? FailingMail, MailFate? Undeliverable, string Trouble)
{
    private const int MaxTrouble = 300;

    public static Standing Of(Case c)
    {
        var failing = c.Outbox.FirstOrDefault(mail => mail.LastError is not null);
        var trouble = Masking.TokensAndAddresses(c.Silence?.Reason ?? failing?.LastError ?? "").AtMost(MaxTrouble);
        return new(c.Id, c.Status, c.Silence is null ? failing?.Mail.Kind : null, c.Silence?.Fate, trouble);
    }
}

/// <summary>A row a case, so that the operator's overview need not read the cases.</summary>
public sealed class Standings(Storage storage)
{
    private TableClient Table => storage.Standings;

    public Task Keep(Case c, CancellationToken cancel) => Table.UpsertEntityAsync(Row(Standing.Of(c)), TableUpdateMode.Replace, cancel);

    public Task Erase(CaseId id, CancellationToken cancel) => Table.DeleteEntityAsync(Shard(id), id.ToString(), ETag.All, cancel);

    public async IAsyncEnumerable<Standing> All([EnumeratorCancellation] CancellationToken cancel)
    {
        await foreach (var row in Table.QueryAsync<TableEntity>(select: ["RowKey", "Status", "FailingMail", "Undeliverable", "Trouble"], cancellationToken: cancel))
        {
            yield return new(
                CaseId.Parse(row.RowKey)!.Value, row.GetString("Status"), Word<MailKind>(row, "FailingMail"), Word<MailFate>(row, "Undeliverable"), row.GetString("Trouble"));
        }
    }

    private static TableEntity Row(Standing standing) => new(Shard(standing.Id), standing.Id.ToString())
    {
        ["Status"] = standing.Status,
        ["FailingMail"] = standing.FailingMail?.ToString(),
        ["Undeliverable"] = standing.Undeliverable?.ToString(),
        ["Trouble"] = standing.Trouble,
    };

    private static T? Word<T>(TableEntity row, string property)
        where T : struct, Enum => row.GetString(property) is { } word ? Enum.Parse<T>(word) : null;

    // Ids are as good as random: their first characters spread the rows over partitions.
    private static string Shard(CaseId id) => id.ToString()[..2];
}
