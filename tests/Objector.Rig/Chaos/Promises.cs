using System.Collections.Concurrent;
using Objector.Core.Cases;

namespace Objector.Rig.Chaos;

/// <summary>What the program said yes to (2xx or 3xx). From then on it has to be so, whatever happens.</summary>
public abstract record Promise(CaseId Case)
{
    /// <summary>A submission was accepted.</summary>
    /// <param name="Sent">When it was sent, by the program's clock.</param>
    public sealed record Opened(CaseId Case, string Email, DateTimeOffset Sent) : Promise(Case);

    public sealed record Confirmed(CaseId Case) : Promise(Case);

    public sealed record Filed(CaseId Case) : Promise(Case);

    public sealed record Stopped(CaseId Case) : Promise(Case);

    /// <summary>A command that always leaves an event of this type, once.</summary>
    public sealed record Done(CaseId Case, string Command, string Event) : Promise(Case);

    /// <summary>A mail to the case was taken in.</summary>
    /// <param name="LoggedAs">The id of the command that it brings; null where it may come to nothing (a second SENT) or is held.</param>
    public sealed record MailTaken(CaseId Case, string Sha, string? LoggedAs) : Promise(Case);

    /// <summary>A mail that names no case was taken in.</summary>
    /// <param name="Sent">When it was sent, by the program's clock.</param>
    public sealed record StrayTaken(CaseId Case, string Sha, DateTimeOffset Sent) : Promise(Case);

    public sealed record Erased(CaseId Case) : Promise(Case);
}

/// <summary>What people were promised, and what they asked for without being told whether it is so.</summary>
public sealed class Promises
{
    private readonly ConcurrentQueue<Promise> kept = new();
    private readonly ConcurrentDictionary<CaseId, bool> erasing = new();
    private readonly ConcurrentDictionary<CaseId, bool> confirming = new();
    private readonly ConcurrentQueue<string> broken = new();

    public IReadOnlyList<Promise> All => [.. kept];

    public int Count => kept.Count;

    /// <summary>Cases that somebody tried to erase, answered or not.</summary>
    public IReadOnlySet<CaseId> Erasing => erasing.Keys.ToHashSet();

    /// <summary>Cases whose address somebody tried to confirm, answered or not.</summary>
    public IReadOnlySet<CaseId> Confirming => confirming.Keys.ToHashSet();

    /// <summary>What was answered and must never be.</summary>
    public IReadOnlyList<string> Broken => [.. broken];

    public void Add(Promise promise) => kept.Enqueue(promise);

    public void Erase(CaseId id) => erasing[id] = true;

    public void Confirm(CaseId id) => confirming[id] = true;

    public void Break(string what) => broken.Enqueue(what);
}
