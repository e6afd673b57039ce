using System.Text.Json.Serialization;
using Objector.Core.Cases;

namespace Objector.App.Time;

/// <summary>Something that waits: a case, or a mail that came in.</summary>
/// <param name="Id">The case's id, or the SHA-256 of the mail.</param>
/// <param name="Tries">How often attending it came to nothing.</param>
/// <param name="Armed">Whether somebody was at work on it when this was written: its wake is then only the latest instant to look.</param>
public sealed record AgendaItem(AgendaKind Kind, string Id, DateTimeOffset Wake, int Tries = 0, bool Armed = false)
{
    public string Key => $"{StoredName.Word(Kind)}-{Id}";
}

public enum AgendaKind
{
    [JsonStringEnumMemberName("case")] Case,
    [JsonStringEnumMemberName("mail")] Mail,
}

/// <summary>The doorbell: the one thing that differs between the hosts.</summary>
public interface IAlarmClock
{
    /// <summary>Ring for this item at its wake; the newest word on an item is the one that counts. Whoever attends to an item says by what they return when to come again.</summary>
    Task Ring(AgendaItem item, CancellationToken cancel);
}
