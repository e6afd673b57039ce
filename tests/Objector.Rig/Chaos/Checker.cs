using System.Text.Json;
using Objector.App.Scheduling;
using Objector.Core.Cases;
using Objector.Core.InboundEmail;

namespace Objector.Rig.Chaos;

/// <summary>
/// Whether what is left keeps every promise: the invariants of a case, of what is stored beside it, of mails that came in and of
/// mails that left. Pure: a sentence for each violation, none where all is well.
/// </summary>
public static class Checker
{
    public static IReadOnlyList<string> Violations(Aftermath seen, Promises promises) =>
    [
        .. promises.Broken,
        .. seen.Cases.SelectMany(Rows),
        .. Beside(seen),
        .. Submissions(seen, promises),
        .. promises.All.SelectMany(promise => Kept(promise, seen, promises)).Distinct(),
        .. MailChecks.Violations(seen),
        .. MailChecks.ToStrangers(seen, promises),
    ];

    /// <summary>The stored events give the snapshot, the chain holds, and nothing is half there.</summary>
    private static IEnumerable<string> Rows(CaseRows rows)
    {
        if (rows.Snapshot is not { } snapshot || rows.Events.Count == 0)
        {
            yield return $"Case {rows.Id} is half there: {(rows.Snapshot is null ? "no snapshot" : "a snapshot")}, {rows.Events.Count} events.";
            yield break;
        }

        if (EventHashChain.FirstBroken(rows.Events) is { } broken)
            yield return $"The chain of case {rows.Id} breaks at event {broken}.";
        if (rows.Seq != rows.Events.Count || rows.Hash != rows.Events[^1].Hash)
            yield return $"The snapshot of case {rows.Id} stands at event {rows.Seq} of {rows.Events.Count}.";
        if (JsonSerializer.Serialize(CaseHistory.Replay(rows.Events.Select(e => e.Event)), CaseJson.Options) != JsonSerializer.Serialize(snapshot, CaseJson.Options))
            yield return $"The events of case {rows.Id} do not give its snapshot.";
        if (rows.Commands != rows.Events.Select(e => e.Command).Distinct().Count())
            yield return $"Case {rows.Id} remembers {rows.Commands} commands, and its events name others.";
        foreach (var twice in rows.Events.GroupBy(e => e.Command).Where(group => group.Max(e => e.Seq) - group.Min(e => e.Seq) + 1 != group.Count()))
            yield return $"Command {twice.Key} was carried out twice on case {rows.Id}.";
    }

    /// <summary>Agenda, files, standings and statistics agree with the cases.</summary>
    private static IEnumerable<string> Beside(Aftermath seen)
    {
        var cases = seen.Cases.Where(rows => rows.Snapshot is not null).ToDictionary(rows => rows.Id, rows => rows.Snapshot!);
        var rung = seen.Agenda.Where(item => item.Kind == ScheduledKind.Case).Select(item => CaseId.Parse(item.Id)!.Value).ToHashSet();

        foreach (var c in cases.Values.Where(c => c.IsOpen && !rung.Contains(c.Id)))
            yield return $"Case {c.Id} is open ({c.Status}) and has no row in the agenda.";
        foreach (var c in cases.Values.Where(c => c.Phase is Phase.Leaving))
            yield return $"Case {c.Id} was to leave ({c.Status}) and is there still.";
        foreach (var id in rung.Where(id => !cases.ContainsKey(id)))
            yield return $"The agenda has a row for case {id}, which is not there.";
        foreach (var item in seen.Agenda.Where(item => item.IsLeased || item.Wake <= seen.Now))
            yield return $"{item.Key} was never attended to: {(item.IsLeased ? "armed" : "due")} since {item.Wake:u}, and it is {seen.Now:u}.";
        foreach (var item in seen.Agenda.Where(item => item.Kind == ScheduledKind.Mail && !seen.Inbound.Contains(item.Id)))
            yield return $"The agenda has a row for mail {item.Id}, which is not there.";

        foreach (var blob in seen.CaseFiles.Where(name => !IsOf(name, cases, seen)))
            yield return $"The file {blob} belongs to nothing.";
        foreach (var rows in seen.Cases)
        {
            foreach (var missing in Files(rows).Except(seen.CaseFiles))
                yield return $"The file {missing} is missing.";
        }

        foreach (var sha in seen.Inbound.Where(sha => !seen.Waiting.Contains(sha) && !seen.Agenda.Any(item => item.Id == sha)))
            yield return $"The raw mail {sha} waits nowhere.";
        foreach (var sha in seen.Waiting.Where(sha => !seen.Inbound.Contains(sha)))
            yield return $"Mail {sha} waits in the holding pen without its raw form.";

        foreach (var (id, status) in seen.Standings.Where(row => !cases.TryGetValue(row.Id, out var c) || c.Status != row.Status))
            yield return $"The operator is told that case {id} is {status}; it is {(cases.TryGetValue(id, out var c) ? c.Status : "gone")}.";
        foreach (var id in cases.Keys.Where(id => seen.Standings.Count(row => row.Id == id) != 1))
            yield return $"Case {id} has no standing.";
        foreach (var id in seen.Counted.Where(id => !cases.ContainsKey(id)))
            yield return $"Case {id} is counted in the statistics and gone.";
    }

    private static bool IsOf(string blob, Dictionary<CaseId, Case> cases, Aftermath seen)
    {
        if (blob.Split('/') is not [var owner, var kind, var name] || CaseId.Parse(owner) is not { } id || !cases.ContainsKey(id))
            return false;
        return kind != "evidence" || Files(seen.Cases.Single(rows => rows.Id == id)).Any(file => file.EndsWith(name, StringComparison.Ordinal));
    }

    /// <summary>The blobs that a case's events speak of.</summary>
    private static IEnumerable<string> Files(CaseRows rows) => rows.Events.SelectMany(recorded => recorded.Event switch
    {
        CaseOpened e => e.Evidence.Select(exhibit => Evidence(rows.Id, exhibit)),
        EvidenceAdded e => e.Evidence.Select(exhibit => Evidence(rows.Id, exhibit)),
        ReplyLogged e => [.. e.Files.Select(exhibit => Evidence(rows.Id, exhibit)), .. e.Mail is { } mail ? new[] { $"{rows.Id}/mail/{mail}.eml" } : []],
        MailSent e => [$"{rows.Id}/mail/{e.Mail.Key}.eml"],
        MailHeld e => [$"{rows.Id}/mail/{App.Cases.CaseFiles.NameOf(e.Mail.Id)}.eml"],
        _ => Array.Empty<string>(),
    }).Distinct();

    private static string Evidence(CaseId id, Exhibit exhibit) => $"{id}/evidence/{exhibit.Sha256}{exhibit.Extension}";

    /// <summary>However often it was sent, a submission is one case; and no case comes of nothing.</summary>
    private static IEnumerable<string> Submissions(Aftermath seen, Promises promises)
    {
        foreach (var person in promises.All.OfType<Promise.Opened>().GroupBy(opened => opened.Email).Where(group => group.Select(opened => opened.Case).Distinct().Count() > 1))
            yield return $"One submission of {person.Key} was answered as several cases.";
        foreach (var person in seen.Cases.Where(rows => rows.Snapshot is not null).GroupBy(rows => rows.Snapshot!.Submission.Email).Where(group => group.Count() > 1))
            yield return $"{person.Key} submitted once and has {person.Count()} cases.";
    }

    private static IEnumerable<string> Kept(Promise promise, Aftermath seen, Promises promises)
    {
        var found = seen.Cases.FirstOrDefault(rows => rows.Id == promise.Case && rows.Snapshot is not null);
        var events = found?.Events ?? [];
        bool Happened<T>() => events.Any(e => e.Event is T);

        switch (promise)
        {
            case Promise.Erased when found is not null || seen.CaseFiles.Any(name => name.StartsWith($"{promise.Case}/", StringComparison.Ordinal)):
                yield return $"Case {promise.Case} was erased and is there still.";
                break;
            case Promise.StrayTaken(_, var sha, var sent) when !seen.Waiting.Contains(sha) && seen.Agenda.All(item => item.Id != sha) && !HasHadItsTime(sent, seen):
                yield return $"The mail {sha} was taken in and is nowhere.";
                break;
            case Promise.Erased or Promise.StrayTaken:
                break;
            case var _ when found is null:
                if (!MayBeGone(promise.Case, seen, promises))
                    yield return $"{promise} was answered for, and its case is not there.";
                break;
            case Promise.Confirmed when !Happened<AddressConfirmed>():
            case Promise.Filed when !Happened<RequestFiled>() && !Happened<IdentityAnswered>():
            case Promise.Stopped when !events.Any(e => e.Event is CaseStopped or CaseClosed or CaseFellDormant or ReplyLogged { Kind: ReplyKind.Approved or ReplyKind.ApprovedInPart or ReplyKind.Refused }):
                yield return $"{promise} was answered for, and is not in its history.";
                break;
            case Promise.Done(_, var command, var type) when events.Count(e => e.Command == command && e.Event.GetType().Name == type) is var times and not 1:
                yield return $"{promise} is in its history {times} times.";
                break;
            case Promise.MailTaken(var id, var sha, var logged):
                if (!seen.Agenda.Any(item => item.Id == sha) && !seen.Waiting.Contains(sha) && !seen.CaseFiles.Contains($"{id}/mail/{App.Cases.CaseFiles.NameOf(sha)}.eml"))
                    yield return $"The mail {sha} to case {id} was taken in and is nowhere.";
                else if (logged is not null && seen.Agenda.All(item => item.Id != sha) && !seen.Waiting.Contains(sha) && !events.Any(e => e.Command == logged || e.Command == $"hold:{sha}"))
                    yield return $"The mail {sha} to case {id} was taken in and neither logged nor held.";
                break;
        }
    }

    /// <summary>Erased by somebody; or never confirmed, and a week old; or so old that it may have ended and been kept for its time.</summary>
    private static bool MayBeGone(CaseId id, Aftermath seen, Promises promises) =>
        promises.Erasing.Contains(id)
        || (promises.All.OfType<Promise.Opened>().FirstOrDefault(opened => opened.Case == id) is { Sent: var sent }
            && (HasHadItsTime(sent, seen) || (!promises.All.Contains(new Promise.Confirmed(id)) && sent < seen.Now.AddDays(-CaseDecider.DaysToConfirm))));

    private static bool HasHadItsTime(DateTimeOffset sent, Aftermath seen) => sent < seen.Now.AddDays(-Cadence.Default.KeepDays);
}
