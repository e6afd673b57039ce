using Objector.App.Scheduling;
using Objector.Core.Cases;

namespace Objector.Rig.Chaos;

/// <summary>A case as its rows say.</summary>
/// <param name="Snapshot">Null where the row is missing.</param>
/// <param name="Events">By their numbers.</param>
/// <param name="Commands">How many rows remember a command.</param>
public sealed record CaseRows(CaseId Id, Case? Snapshot, long Seq, string Hash, IReadOnlyList<StoredEvent> Events, int Commands);

/// <summary>A mail that arrived in a mailbox.</summary>
/// <param name="Case">Whose it is, by its Message-ID; null where that names none.</param>
/// <param name="Sha">Of its bytes without the header Date.</param>
/// <param name="At">By a real clock.</param>
public sealed record ArrivedMail(string MessageId, string Slug, CaseId? Case, string To, string Sha, DateTimeOffset At, DateTimeOffset Date);

/// <summary>All there is in storage and in the mailboxes, once everything has come to rest.</summary>
/// <param name="Now">By the program's clock.</param>
/// <param name="CaseFiles">Names of blobs below the ids of cases.</param>
/// <param name="Inbound">SHA-256s of the raw mails that are kept.</param>
/// <param name="Waiting">SHA-256s of the mails in the holding pen.</param>
/// <param name="Standings">The operator's row of each case: its status.</param>
/// <param name="Counted">Cases that have a row in the statistics.</param>
public sealed record Aftermath(
    DateTimeOffset Now,
    IReadOnlyList<CaseRows> Cases,
    IReadOnlyList<ScheduledItem> Agenda,
    IReadOnlyList<string> CaseFiles,
    IReadOnlySet<string> Inbound,
    IReadOnlySet<string> Waiting,
    IReadOnlyList<(CaseId Id, string Status)> Standings,
    IReadOnlyList<CaseId> Counted,
    IReadOnlyList<ArrivedMail> Mails);
