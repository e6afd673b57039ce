using Azure;
using Azure.Data.Tables;
using Objector.App;
using static Azure.Data.Tables.TableTransactionActionType;

namespace Objector.Tests.Stores;

/// <summary>What the stores rely on of a table, whatever it is kept in.</summary>
public abstract class TablesContract
{
    private const int Kilobytes = 1024;

    private readonly string partition = Guid.NewGuid().ToString("N");

    protected abstract Storage Storage { get; }

    private TableClient Table => Storage.Settings;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private TableEntity Row(string key, string text = "") => new(partition, key) { ["Text"] = text };

    private async Task<ETag> Insert(TableEntity row) => (await Table.AddEntityAsync(row, Cancel)).Headers.ETag!.Value;

    private async Task<TableEntity?> Find(string key) =>
        await Table.GetEntityIfExistsAsync<TableEntity>(partition, key, cancellationToken: Cancel) is { HasValue: true, Value: var row }
            ? row
            : null;

    private async Task<string?> TextOf(string key) => (await Find(key))?.GetString("Text");

    private async Task<List<TableEntity>> Query(string filter, params string[] select)
    {
        var rows = new List<TableEntity>();
        await foreach (var row in Table.QueryAsync<TableEntity>(filter, select: select is [] ? null : select, cancellationToken: Cancel))
            rows.Add(row);
        return rows;
    }

    private static async Task<(int Status, string? Code)> Refused(Func<Task> action)
    {
        var refused = await Assert.ThrowsAsync<RequestFailedException>(action);
        return (refused.Status, refused.ErrorCode);
    }

    private async Task<(int Status, string? Code, int? Action)> Refused(params TableTransactionAction[] actions)
    {
        var refused = await Assert.ThrowsAsync<TableTransactionFailedException>(() => Table.SubmitTransactionAsync(actions, Cancel));
        return (refused.Status, refused.ErrorCode, refused.FailedTransactionActionIndex);
    }

    [Fact]
    public async Task A_row_is_added_once()
    {
        await Insert(Row("a", "first"));

        Assert.Equal((409, "EntityAlreadyExists"), await Refused(() => Insert(Row("a", "second"))));
        Assert.Equal("first", await TextOf("a"));
    }

    [Fact]
    public async Task A_row_that_is_not_there_is_null_and_deleting_it_is_no_error()
    {
        Assert.Null(await Find("nowhere"));

        Assert.Equal(404, (await Table.DeleteEntityAsync(partition, "nowhere", ETag.All, Cancel)).Status);
    }

    [Theory]
    [InlineData(TableUpdateMode.Merge)]
    [InlineData(TableUpdateMode.Replace)]
    public async Task An_update_needs_the_newest_ETag_and_gives_the_next(TableUpdateMode mode)
    {
        var first = await Insert(Row("a", "first"));
        var second = (await Table.UpdateEntityAsync(Row("a", "second"), first, mode, Cancel)).Headers.ETag!.Value;

        var late = await Refused(() => Table.UpdateEntityAsync(Row("a", "late"), first, mode, Cancel));
        Assert.Equal((412, "UpdateConditionNotSatisfied"), late);
        Assert.NotEqual(first, second);
        Assert.Equal(("second", second), (await TextOf("a"), (await Find("a"))!.ETag));
    }

    [Fact]
    public async Task An_update_of_a_row_that_is_gone_fails()
    {
        var etag = await Insert(Row("a"));
        await Table.DeleteEntityAsync(partition, "a", etag, Cancel);

        var refused = await Refused(() => Table.UpdateEntityAsync(Row("a"), etag, TableUpdateMode.Replace, Cancel));
        Assert.Equal((404, "ResourceNotFound"), refused);
    }

    [Fact]
    public async Task A_row_is_deleted_by_its_newest_ETag_alone()
    {
        var first = await Insert(Row("a", "first"));
        await Table.UpsertEntityAsync(Row("a", "second"), TableUpdateMode.Replace, Cancel);

        Assert.Equal((412, "UpdateConditionNotSatisfied"), await Refused(() => Table.DeleteEntityAsync(partition, "a", first, Cancel)));
        await Table.DeleteEntityAsync(partition, "a", (await Find("a"))!.ETag, Cancel);
        Assert.Null(await Find("a"));
    }

    [Fact]
    public async Task Merging_keeps_what_is_not_given_or_null_and_replacing_does_not()
    {
        await Insert(new TableEntity(partition, "a") { ["Text"] = "text", ["Kept"] = 1 });

        var more = new TableEntity(partition, "a") { ["Text"] = null, ["More"] = 2 };
        var merged = await Table.UpsertEntityAsync(more, TableUpdateMode.Merge, Cancel);
        var row = await Find("a");
        Assert.Equal(("text", 1, 2), (row!.GetString("Text"), row.GetInt32("Kept"), row.GetInt32("More")));
        Assert.Equal(row.ETag, merged.Headers.ETag);

        await Table.UpsertEntityAsync(new TableEntity(partition, "a") { ["More"] = 3 }, TableUpdateMode.Replace, Cancel);
        Assert.Equal((false, false, 3), ((row = await Find("a"))!.ContainsKey("Text"), row!.ContainsKey("Kept"), row.GetInt32("More")));
    }

    [Fact]
    public async Task Every_type_of_value_comes_back_as_it_was()
    {
        var at = new DateTimeOffset(2026, 3, 29, 2, 30, 0, TimeSpan.FromHours(2)).AddTicks(1_234_567);
        await Insert(new TableEntity(partition, "a")
        {
            ["Text"] = "Zoë's – \U0001F642\r\n",
            ["Empty"] = "",
            ["Flag"] = true,
            ["Small"] = int.MinValue,
            ["Large"] = long.MaxValue,
            ["Rate"] = 86_400.5,
            ["At"] = at,
            ["Bytes"] = new byte[] { 0, 255, 10 },
        });

        var row = (await Find("a"))!;

        Assert.Equal(("Zoë's – \U0001F642\r\n", "", true), (row.GetString("Text"), row.GetString("Empty"), row.GetBoolean("Flag")));
        Assert.Equal((int.MinValue, long.MaxValue, 86_400.5), (row.GetInt32("Small"), row.GetInt64("Large"), row.GetDouble("Rate")));
        var read = row.GetDateTimeOffset("At")!.Value;
        Assert.Equal((at.UtcTicks, TimeSpan.Zero), (read.UtcTicks, read.Offset));
        Assert.Equal([0, 255, 10], Assert.IsType<byte[]>(row["Bytes"]));
    }

    [Fact]
    public async Task What_was_read_or_written_is_a_copy()
    {
        var written = new TableEntity(partition, "a") { ["Bytes"] = new byte[] { 1 } };
        await Insert(written);
        ((byte[])written["Bytes"])[0] = 2;
        ((byte[])(await Find("a"))!["Bytes"])[0] = 3;

        Assert.Equal([1], (byte[])(await Find("a"))!["Bytes"]);
    }

    [Fact]
    public async Task A_property_holds_64_KiB_and_a_row_many_of_them()
    {
        var (bytes, text) = (new byte[64 * Kilobytes], new string('x', 32 * Kilobytes));
        await Insert(new TableEntity(partition, "full") { ["Bytes"] = bytes, ["Text"] = text, ["More"] = bytes });

        foreach (object tooLarge in new object[] { new byte[bytes.Length + 1], text + "x" })
        {
            var refused = await Refused(() => Insert(new TableEntity(partition, "a") { ["Value"] = tooLarge }));
            Assert.Equal((400, "PropertyValueTooLarge"), refused);
        }
    }

    [Fact]
    public async Task A_query_gives_the_rows_of_a_partition_within_a_range_in_the_order_of_their_keys()
    {
        string[] keys = ["snapshot", "event-2", "event.", "event-10", "Event-1", "event-1", "turn"];
        foreach (var key in keys)
            await Insert(Row(key));
        await Table.AddEntityAsync(new TableEntity($"{partition}2", "event-3"), Cancel);

        var whole = await Query(TableClient.CreateQueryFilter($"PartitionKey eq {partition}"));
        var range = await Query($"PartitionKey eq '{partition}' and RowKey ge 'event-' and RowKey lt 'event.'");
        var closed = await Query($"PartitionKey eq '{partition}' and RowKey ge 'event-2' and RowKey le 'snapshot'");

        Assert.Equal(keys.Order(StringComparer.Ordinal), whole.Select(row => row.RowKey));
        Assert.Equal(["event-1", "event-10", "event-2"], range.Select(row => row.RowKey));
        Assert.Equal(["event-2", "event.", "snapshot"], closed.Select(row => row.RowKey));
    }

    [Fact]
    public async Task A_query_compares_instants_and_a_row_without_one_does_not_fit()
    {
        var at = new DateTimeOffset(2026, 3, 3, 9, 0, 0, TimeSpan.Zero);
        await Insert(new TableEntity(partition, "before") { ["Until"] = at.AddTicks(-1) });
        await Insert(new TableEntity(partition, "at") { ["Until"] = at });
        await Insert(Row("none"));

        var elsewhere = at.ToOffset(TimeSpan.FromHours(5));
        var rows = await Query(TableClient.CreateQueryFilter($"PartitionKey eq {partition} and Until lt {elsewhere}"));

        Assert.Equal(["before"], rows.Select(row => row.RowKey));
    }

    [Fact]
    public async Task A_query_compares_partitions_and_quotes_what_it_is_given()
    {
        await Table.AddEntityAsync(new TableEntity($"{partition}'s", "a"), Cancel);
        await Table.AddEntityAsync(new TableEntity($"{partition}'t", "a"), Cancel);

        var (one, other) = ($"{partition}'s", $"{partition}'t");
        var rows = await Query(TableClient.CreateQueryFilter($"PartitionKey ge {partition} and PartitionKey lt {other}"));

        Assert.Single(await Query(TableClient.CreateQueryFilter($"PartitionKey eq {one}")));
        Assert.Equal([one], rows.Select(row => row.PartitionKey));
    }

    [Fact]
    public async Task A_query_gives_only_what_is_selected()
    {
        await Insert(new TableEntity(partition, "a") { ["Text"] = "text", ["Other"] = "other" });

        var row = Assert.Single(await Query(TableClient.CreateQueryFilter($"PartitionKey eq {partition}"), "RowKey", "Text"));

        Assert.Equal(("a", "text", false), (row.RowKey, row.GetString("Text"), row.ContainsKey("Other")));
    }

    [Fact]
    public async Task More_rows_than_one_answer_holds_are_all_given()
    {
        foreach (var some in Enumerable.Range(0, 1_100).Chunk(100))
            await Table.SubmitTransactionAsync(some.Select(number => new TableTransactionAction(Add, Row($"{number:D4}"))), Cancel);

        var rows = await Query(TableClient.CreateQueryFilter($"PartitionKey eq {partition}"));

        Assert.Equal(Enumerable.Range(0, 1_100).Select(number => $"{number:D4}"), rows.Select(row => row.RowKey));
    }

    [Fact]
    public async Task A_transaction_gives_each_row_its_ETag()
    {
        var before = await Insert(Row("changed"));

        TableTransactionAction[] actions = [new(UpdateReplace, Row("changed", "new"), before), new(Add, Row("added"))];
        var answer = await Table.SubmitTransactionAsync(actions, Cancel);

        Assert.Equal([(await Find("changed"))!.ETag, (await Find("added"))!.ETag], answer.Value.Select(one => one.Headers.ETag!.Value));
        Assert.Equal("new", await TextOf("changed"));
    }

    [Fact]
    public async Task A_transaction_that_fails_changes_nothing_and_names_the_action()
    {
        var old = await Insert(Row("known", "as it was"));
        var newest = (await Table.UpsertEntityAsync(Row("known", "as it is"), TableUpdateMode.Replace, Cancel)).Headers.ETag!.Value;
        await Insert(Row("deleted"));

        var conflict = await Refused(new(Add, Row("a")), new(Delete, Row("deleted"), ETag.All), new(Add, Row("known")));
        var late = await Refused(new(Add, Row("a")), new(UpdateReplace, Row("known", "late"), old));
        var gone = await Refused(new(UpdateReplace, Row("known", "changed"), newest), new(Delete, Row("nowhere"), ETag.All));

        Assert.Equal((409, "EntityAlreadyExists", 2), conflict);
        Assert.Equal((412, "UpdateConditionNotSatisfied", 1), late);
        Assert.Equal((404, "ResourceNotFound", 1), gone);
        Assert.Null(await Find("a"));
        Assert.NotNull(await Find("deleted"));
        Assert.Equal(("as it is", newest), (await TextOf("known"), (await Find("known"))!.ETag));
    }

    [Fact]
    public async Task A_transaction_holds_a_hundred_actions_and_no_row_twice()
    {
        var actions = Enumerable.Range(0, 100).Select(number => new TableTransactionAction(Add, Row($"a{number}")));
        await Table.SubmitTransactionAsync(actions, Cancel);

        var (status, code, _) = await Refused(new(Add, Row("b")), new(UpsertReplace, Row("b")));

        Assert.Equal((400, "InvalidDuplicateRow"), (status, code));
        Assert.Equal(100, (await Query(TableClient.CreateQueryFilter($"PartitionKey eq {partition}"))).Count);
    }
}
