using System.Globalization;
using Azure;
using Azure.Data.Tables;
using static Azure.Data.Tables.TableTransactionActionType;

namespace Objector.Rig.InMemory;

/// <summary>The rows of one table, ordered by their keys.</summary>
internal sealed class MemoryRows(MemoryStorage storage)
{
    // https://learn.microsoft.com/rest/api/storageservices/understanding-the-table-service-data-model
    private const int MaxProperty = 64 * 1024;
    private const int MaxRow = 1024 * 1024;

    private static readonly HashSet<string> OfEveryRow = ["PartitionKey", "RowKey", "Timestamp", "odata.etag"];

    private static readonly Comparer<(string Partition, string Row)> ByKey = Comparer<(string Partition, string Row)>.Create((one, other) =>
        string.CompareOrdinal(one.Partition, other.Partition) is not 0 and var order ? order : string.CompareOrdinal(one.Row, other.Row));

    private readonly Lock door = new();
    private readonly SortedDictionary<(string Partition, string Row), Row> rows = new(ByKey);

    private long writes;

    public TableEntity? Find(string partition, string row, IEnumerable<string>? select)
    {
        lock (door)
            return rows.TryGetValue((partition, row), out var found) ? found.Entity(partition, row, select) : null;
    }

    public IReadOnlyList<TableEntity> Query(RowFilter filter, IEnumerable<string>? select)
    {
        lock (door)
            return [.. rows
                .Where(row => filter.Fits(row.Value.Entity(row.Key.Partition, row.Key.Row, null)))
                .Select(row => row.Value.Entity(row.Key.Partition, row.Key.Row, select))];
    }

    /// <returns>The new ETag of each row; of a deleted one, its last.</returns>
    /// <exception cref="RequestFailedException">Names the action that could not be done. Then none was.</exception>
    public IReadOnlyList<ETag> Write(IReadOnlyList<TableTransactionAction> actions)
    {
        lock (door)
        {
            var before = new List<((string, string) Key, Row? Row)>();
            try
            {
                return [.. actions.Select(action =>
                {
                    var key = (action.Entity.PartitionKey, action.Entity.RowKey);
                    before.Add((key, rows.GetValueOrDefault(key)));
                    return Write(key, action);
                })];
            }
            catch (RequestFailedException e)
            {
                foreach (var (key, row) in before)
                    Set(key, row);
                // Where the SDK looks for it as it makes its own exception of this one.
                e.Data["FailedEntity"] = (before.Count - 1).ToString(CultureInfo.InvariantCulture);
                throw;
            }
        }
    }

    private ETag Write((string Partition, string Row) key, TableTransactionAction action)
    {
        var found = rows.GetValueOrDefault(key);
        var needsRow = action.ActionType is UpdateMerge or UpdateReplace or Delete;
        switch (action.ActionType)
        {
            case Add when found is not null:
                throw MemoryAnswer.Failure(409, "EntityAlreadyExists");
            case var _ when needsRow && found is null:
                throw MemoryAnswer.Failure(404, "ResourceNotFound");
            case var _ when needsRow && action.ETag == default:
                throw new NotSupportedException("A change of a row names its ETag, or any.");
            case var _ when needsRow && action.ETag != ETag.All && (storage.IsBusy || action.ETag != found!.ETag):
                throw MemoryAnswer.Failure(412, "UpdateConditionNotSatisfied");
            case Delete:
                Set(key, null);
                return found!.ETag;
            default:
                var merges = action.ActionType is UpdateMerge or UpsertMerge;
                var written = new Row(Properties((TableEntity)action.Entity, merges ? found : null), new ETag($"W/\"{++writes}\""));
                if (written.Size(key) > MaxRow)
                    throw MemoryAnswer.Failure(400, "EntityTooLarge");
                Set(key, written);
                return written.ETag;
        }
    }

    private void Set((string, string) key, Row? row)
    {
        if (row is null)
            rows.Remove(key);
        else
            rows[key] = row;
    }

    /// <summary>What is null is not stored: merged, it leaves what was there.</summary>
    private static Dictionary<string, object> Properties(TableEntity entity, Row? before)
    {
        var properties = new Dictionary<string, object>(before?.Properties ?? [], StringComparer.Ordinal);
        foreach (var (name, value) in entity)
        {
            if (value is not null && !OfEveryRow.Contains(name))
                properties[name] = Stored(name, value);
        }

        return properties;
    }

    /// <returns>The value as it is read again.</returns>
    private static object Stored(string name, object value) => value switch
    {
        string text when text.Length * sizeof(char) > MaxProperty => throw MemoryAnswer.Failure(400, "PropertyValueTooLarge"),
        byte[] bytes when bytes.Length > MaxProperty => throw MemoryAnswer.Failure(400, "PropertyValueTooLarge"),
        byte[] bytes => bytes.ToArray(),
        DateTimeOffset at => at.ToUniversalTime(),
        string or bool or int or long or double => value,
        _ => throw new NotSupportedException($"{name} is a {value.GetType().Name}, which no row of the program's holds."),
    };

    private sealed record Row(Dictionary<string, object> Properties, ETag ETag)
    {
        public TableEntity Entity(string partition, string row, IEnumerable<string>? select)
        {
            var entity = new TableEntity { ETag = ETag };
            foreach (var (name, value) in Properties.Append(new("PartitionKey", partition)).Append(new("RowKey", row)))
            {
                if (select is null || select.Contains(name))
                    entity[name] = value is byte[] bytes ? bytes.ToArray() : value;
            }

            return entity;
        }

        public long Size((string Partition, string Row) key) =>
            4 + (sizeof(char) * (key.Partition.Length + key.Row.Length))
            + Properties.Sum(property => 8L + (sizeof(char) * property.Key.Length) + SizeOf(property.Value));

        private static int SizeOf(object value) => value switch
        {
            string text => 4 + (sizeof(char) * text.Length),
            byte[] bytes => 4 + bytes.Length,
            bool => 1,
            int => 4,
            _ => 8,
        };
    }
}
