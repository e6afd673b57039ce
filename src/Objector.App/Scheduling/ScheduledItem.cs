using System.Text.Json.Serialization;
using Objector.Core.Cases;

namespace Objector.App.Scheduling;

/// <summary>Something that waits: a case, or a mail that came in.</summary>
/// <param name="Id">The case's id, or the SHA-256 of the mail.</param>
/// <param name="Tries">How often attending it came to nothing.</param>
/// <param name="IsLeased">Whether somebody was at work on it when this was written: its wake is then only the latest instant to look.</param>
public sealed record ScheduledItem(ScheduledKind Kind, string Id, DateTimeOffset Wake, int Tries = 0, bool IsLeased = false)
{
    public string Key => $"{StoredName.Word(Kind)}-{Id}";
}

public enum ScheduledKind
{
    [JsonStringEnumMemberName("case")] Case,
    [JsonStringEnumMemberName("mail")] Mail,
}

/// <summary>The doorbell: the one thing that differs between the hosts.</summary>
public interface ICaseScheduler
{
    /// <summary>Ring for this item at its wake; the newest word on an item is the one that counts. Whoever attends to an item says by what they return when to come again.</summary>
    Task ScheduleAsync(ScheduledItem item, CancellationToken cancel);
}
