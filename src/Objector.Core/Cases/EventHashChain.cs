using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Objector.Core.Cases;

/// <summary>One event as it is stored.</summary>
/// <param name="Seq">1 for the first event of the case.</param>
/// <param name="Command">The id of the command that brought it.</param>
/// <param name="Data">The event as JSON, to the letter as it was hashed.</param>
/// <param name="Hash">SHA-256, lower-case hex, of the hash before (empty for the first), the sequence number, the command's id and the data, each ended by a line feed.</param>
public sealed record StoredEvent(long Seq, string Command, string Data, string Hash)
{
    public CaseEvent Event => JsonSerializer.Deserialize<CaseEvent>(Data, CaseJson.Options)
        ?? throw new JsonException($"Event {Seq} is empty.");
}

/// <summary>The chain of hashes: whoever holds the events can tell that none was changed, dropped or moved.</summary>
public static class EventHashChain
{
    public static IReadOnlyList<StoredEvent> Append(long seq, string hash, string command, IEnumerable<CaseEvent> events)
    {
        var recorded = new List<StoredEvent>();
        foreach (var data in events.Select(happened => JsonSerializer.Serialize(happened, CaseJson.Options)))
        {
            seq++;
            hash = Hash(hash, seq, command, data);
            recorded.Add(new StoredEvent(seq, command, data, hash));
        }

        return recorded;
    }

    /// <returns>The number of the first event that does not hold; null where all do.</returns>
    public static long? FirstBroken(IEnumerable<StoredEvent> events)
    {
        var (seq, hash) = (0L, "");
        foreach (var recorded in events)
        {
            seq++;
            if (recorded.Seq != seq || recorded.Hash != Hash(hash, seq, recorded.Command, recorded.Data))
                return seq;
            hash = recorded.Hash;
        }

        return null;
    }

    private static string Hash(string before, long seq, string command, string data) => Convert.ToHexStringLower(
        SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{before}\n{seq}\n{command}\n{data}\n"))));
}
