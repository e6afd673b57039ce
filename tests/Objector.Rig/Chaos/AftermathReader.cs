using Azure.Data.Tables;
using Objector.App.Cases;
using Objector.App.Scheduling;
using Objector.Core.Cases;

namespace Objector.Rig.Chaos;

/// <summary>Reads everything, past the program.</summary>
public static class AftermathReader
{
    public static async Task<Aftermath> Read(Stage stage)
    {
        var (storage, tokens, postbox) = (stage.Storage, stage.Tokens, stage.Postbox);
        await postbox.Look();
        using var server = new MailDev(new Uri(stage.Options.MailWebUrl));
        var accepted = await server.Accepted();
        var rows = (await Rows(storage.Cases)).GroupBy(row => row.PartitionKey);
        var pen = await Rows(storage.HoldingPen);
        var agenda = await new ScheduleStore(storage, TimeProvider.System, new ClockRate(1)).Overview(CancellationToken.None).ToListAsync();
        return new Aftermath(
            await ProgramClock.Now(storage),
            [.. rows.Select(Rows)],
            [.. agenda.Select(row => row.Item)],
            [.. (await storage.CaseFiles.GetBlobsAsync().ToListAsync()).Select(blob => blob.Name)],
            (await storage.Inbound.GetBlobsAsync().ToListAsync()).Select(blob => blob.Name.Replace(".eml", "", StringComparison.Ordinal)).ToHashSet(),
            pen.Where(row => row.PartitionKey == "mail").Select(row => row.RowKey).ToHashSet(),
            [.. agenda.Select(row => row.Standing).OfType<OperatorStatus>().Select(standing => (standing.Id, standing.Status))],
            [.. (await Rows(storage.Statistics)).Select(row => row.RowKey.Split('-')).Where(key => key[0] is "waiting" or "member").Select(key => CaseId.Parse(key[1])!.Value)],
            [.. postbox.All.Where(mail => accepted.Contains(Path.GetFileNameWithoutExtension(mail.File))).Select(mail => Mail(mail, tokens))]);
    }

    private static ArrivedMail Mail(Arrived mail, Tokens tokens) => new(
        mail.MessageId, mail.Slug, tokens.ReadPublicName(mail.MessageId.Split('@')[0].Split('.')[^1]), mail.To, mail.Sha, mail.At, mail.Message.Date);

    private static CaseRows Rows(IGrouping<string, TableEntity> rows)
    {
        var snapshot = rows.SingleOrDefault(row => row.RowKey == "snapshot");
        var events = rows.Where(row => row.RowKey.StartsWith("event-", StringComparison.Ordinal)).OrderBy(row => row.RowKey, StringComparer.Ordinal)
            .Select(row => new StoredEvent(row.GetInt64("Seq")!.Value, row.GetString("Command"), ChunkedProperty.Read(row), row.GetString("Hash")));
        return new CaseRows(
            CaseId.Parse(rows.Key)!.Value,
            snapshot is null ? null : System.Text.Json.JsonSerializer.Deserialize<Case>(ChunkedProperty.Read(snapshot), CaseJson.Options),
            snapshot?.GetInt64("Seq") ?? 0,
            snapshot?.GetString("Hash") ?? "",
            [.. events],
            rows.Count(row => row.RowKey.StartsWith("command-", StringComparison.Ordinal)));
    }

    private static async Task<List<TableEntity>> Rows(TableClient table) => await table.QueryAsync<TableEntity>().ToListAsync();
}
