using System.Collections.Immutable;
using Objector.App.Email;
using Objector.App.Scheduling;
using Objector.App.Statistics;
using Objector.App.Telemetry;
using Objector.Core.Cases;

namespace Objector.App.Cases;

/// <summary>Where everything that happens to a case goes through: load, decide, save, act.</summary>
public sealed partial class CaseService(
    CaseStore store, ScheduleStore agenda, StatisticsStore statistics, CaseDeletion purge, ConfirmationThrottle confirmations, ICaseScheduler alarm, CaseMailer mailer, HostInstance worker, ObjectorMetrics metrics, Cadence cadence, ClockRate pace, TimeProvider time, ILogger<CaseService> logger)
{
    // A case is busy when this many writers got in first; whoever asked may ask again.
    private const int MaxConflicts = 10;

    // One ring may uncover the next thing due (a deadline passes, so a nudge is due): look again a few times, then let it ring.
    private const int MaxRounds = 5;

    private readonly RecentCases handover = new();
    private readonly PersistentRetry insistence = new(time, pace);

    /// <param name="commandId">The same id again changes nothing.</param>
    /// <param name="prepare">Stores what the events will speak of; runs once the command is accepted, before it is saved.</param>
    /// <param name="known">The case as the caller has just read it: spares reading it again. Where it has changed since, it is.</param>
    public async Task<CommandResult> ExecuteAsync(CaseId id, string commandId, CaseCommand command, CancellationToken cancel, Func<Task>? prepare = null, VersionedCase? known = null)
    {
        var armed = await agenda.BeginWorkAsync(ScheduledKind.Case, id.ToString(), cancel);
        await alarm.ScheduleAsync(armed.Item, cancel);
        var (handled, after) = await DecideAndSaveAsync(id, commandId, command, prepare, known, cancel);
        // No such case, or not any more: whoever asked may have stored a file for it already. When the row rings, that is cleared up.
        if (after is null)
            return handled;
        var settled = await ReleaseAndRememberAsync(armed, after, cancel);

        // Whoever armed the row since may have read the case before this command was saved, and would ring too late, or never.
        for (var tries = 0; settled.LeaseLost && tries < MaxConflicts; tries++)
        {
            armed = await agenda.BeginWorkAsync(ScheduledKind.Case, id.ToString(), cancel);
            if (await store.LoadAsync(id, cancel) is not { } newest)
                return handled;
            settled = await ReleaseAndRememberAsync(armed, newest, cancel);
        }

        if (settled.Item is { } next)
            await alarm.ScheduleAsync(next, cancel);
        return handled;
    }

    /// <summary>Does what is due on the case.</summary>
    /// <returns>When to look again; null where nothing waits, or where somebody else will say.</returns>
    public async Task<ScheduledItem?> ProcessDueAsync(ScheduledItem item, CancellationToken cancel)
    {
        var open = await TakeRecentAsync(item, cancel) ?? await LeaseAndLoadAsync(item, cancel);
        for (var round = 0; round < MaxRounds && !open.Sight.Due.IsEmpty; round++)
        {
            var deed = await RunStepsAsync(open.Stored!, open.Sight.Due, cancel);
            // Somebody else is at it: if they are cut off, it rings when their time is up.
            if (deed is StepResult.OwnedElsewhere)
                return open.Sight.Next;
            // Whoever armed the row since has read the case as it was, and would settle a row for a case that is gone: it is armed anew.
            if (deed is StepResult.CaseDeleted && !(await agenda.CompleteAsync(open.Armed, null, cancel)).LeaseLost)
                return null;
            open = deed is StepResult.Completed(var after) && await PlanOrReleaseAsync(open.Armed, after, cancel) is { Sight.Overtaken: false } concluded
                ? concluded
                : await LeaseAndLoadAsync(item with { Tries = item.Tries + 1 }, cancel);
        }

        return open.Sight.Next;
    }

    /// <summary>Sees what is due on the case. Until that is done, its row stays armed; where nothing is due, it is settled to the next wake.</summary>
    public async Task<DueWork> GetDueWorkAsync(ScheduledItem item, CancellationToken cancel) => (await LeaseAndLoadAsync(item, cancel)).Sight;

    /// <summary>Does a chore if it is due still: one done before, or overtaken by a command, is none any more.</summary>
    /// <returns>False where another host is at it.</returns>
    public async Task<bool> RunStepAsync(CaseId id, DueStep chore, CancellationToken cancel) =>
        await store.LoadAsync(id, cancel) is not { } stored || !(await PlanAsync(stored.Case, cancel)).Due.Contains(chore) || await RunStepAsync(stored, chore, cancel) is not StepResult.OwnedElsewhere;

    /// <returns>What was left for whoever attends; null where nothing was, or it is out of date.</returns>
    private async Task<LeasedCase?> TakeRecentAsync(ScheduledItem item, CancellationToken cancel) =>
        handover.Take(Id(item)) is { } left && await PlanOrReleaseAsync(left.Armed, left.Stored!, cancel) is { Sight.Overtaken: false } open ? open : null;

    private async Task<LeasedCase> LeaseAndLoadAsync(ScheduledItem item, CancellationToken cancel)
    {
        for (var tries = 0; ; tries++)
        {
            var armed = await agenda.BeginWorkAsync(ScheduledKind.Case, item.Id, cancel, item.Tries + 1);
            if (await store.LoadAsync(Id(item), cancel) is not { } stored)
                return new LeasedCase(await NoSuchCase(item, armed, cancel), armed, null);

            // Overtaken, what was noted of the case may have been older than what was noted by whoever was first.
            var open = await PlanOrReleaseAsync(armed, stored, cancel);
            if (!open.Sight.Overtaken || tries == MaxConflicts)
                return open;
        }
    }

    /// <summary>What is due on the case as it is now; where nothing is, its row is settled.</summary>
    private async Task<LeasedCase> PlanOrReleaseAsync(WorkLease armed, VersionedCase stored, CancellationToken cancel)
    {
        var now = await PlanAsync(stored.Case, cancel);
        if (!now.Due.IsEmpty)
            return new LeasedCase(new DueWork(now.Due, armed.Item), armed, stored);
        var settled = await ReleaseAsync(armed, stored.Case, now.NextWake, cancel);
        return new LeasedCase(new DueWork([], settled.Item, settled.LeaseLost), armed, stored);
    }

    /// <returns>What became of the last that was done; null where the case has to be read again.</returns>
    private async Task<StepResult?> RunStepsAsync(VersionedCase stored, ImmutableArray<DueStep> due, CancellationToken cancel)
    {
        StepResult? deed = new StepResult.Completed(stored);
        foreach (var chore in due)
        {
            // What was done before may have made it superfluous.
            if (chore != due[0] && !(await PlanAsync(stored.Case, cancel)).Due.Contains(chore))
                continue;
            deed = await RunStepAsync(stored, chore, cancel);
            if (deed is not StepResult.Completed(var after))
                return deed;
            stored = after;
        }

        return deed;
    }

    /// <returns>Null where the case has changed since it was read.</returns>
    private async Task<StepResult?> RunStepAsync(VersionedCase stored, DueStep chore, CancellationToken cancel)
    {
        switch (chore)
        {
            case DueStep.SendMail(var mail):
                return await SendAsync(stored, mail, cancel);
            case DueStep.RecordElapsed(var command):
                return await RecordElapsedAsync(stored, command, cancel);
            case DueStep.Purge:
                await purge.DeleteAsync(stored.Case, cancel);
                Log.Purged(logger, stored.Case.Id, stored.Case.Status);
                return new StepResult.CaseDeleted();
            default:
                throw new ArgumentOutOfRangeException(nameof(chore), chore.GetType().Name, "No way to do this chore.");
        }
    }

    /// <summary>Not tried again on a case that has changed: it may not be due there.</summary>
    private async Task<StepResult?> RecordElapsedAsync(VersionedCase stored, CaseCommand command, CancellationToken cancel)
    {
        if (CaseDecider.Decide(stored.Case, command, time.GetUtcNow()) is not Decision.Accepted { Events: { IsEmpty: false } events })
            return new StepResult.Completed(stored);
        return await store.SaveAsync(stored.Case.Id, stored, CommandId.OfClock(command, stored.Seq), events, cancel) is SaveResult.Saved(var saved) ? new StepResult.Completed(PublishEvents(saved, events)) : null;
    }

    private async Task<StepResult?> SendAsync(VersionedCase stored, EmailId mail, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        if (stored.Sending is { } other && other.IsHeldByOther(worker, now))
            return new StepResult.OwnedElsewhere();
        var sending = new SendLease(worker.Name, mail.Key, now + pace.ToProgramTime(SendLease.Lasts));
        if (await store.AcquireSendLeaseAsync(stored, sending, cancel) is not { } claimed)
            return null;

        // Confirmed, so the next submission that names this mailbox may write to it.
        if (mail.Kind == MailKind.Request)
            await confirmations.ReleaseMailboxAsync(stored.Case, cancel);
        var report = await mailer.Send(stored.Case, mail, sending.Latest(pace), cancel);
        var commandId = report is CaseCommand.RecordMailSent ? CommandId.Sent(mail, stored.Seq) : CommandId.Failed(mail, stored.Seq);
        var after = await Record(claimed, commandId, report, cancel);

        // Not due any more by then, so nothing was recorded that would have taken the claim away.
        return StepResult.Of(after?.Sending is { } left && left.Worker == worker.Name ? await store.AcquireSendLeaseAsync(after, left with { Until = now }, cancel) : after);
    }

    /// <summary>
    /// The mail has left: where its case does not say so, it is sent again. So this is tried for as long as the mail is ours.
    /// </summary>
    private Task<VersionedCase?> Record(VersionedCase claimed, string commandId, CaseCommand report, CancellationToken cancel) => insistence.Do(
        async () => (await DecideAndSaveAsync(claimed.Case.Id, commandId, report, null, claimed, cancel)).After,
        claimed.Sending!.Until,
        e => Log.NotRecorded(logger, e, claimed.Case.Id, commandId),
        cancel);

    /// <summary>Settles the row, though something may be due at once: whoever read the case before cannot settle it to a later wake any more. What is due is left for whoever attends.</summary>
    private async Task<LeaseResult> ReleaseAndRememberAsync(WorkLease armed, VersionedCase stored, CancellationToken cancel)
    {
        var planned = Agenda.For(stored.Case, time.GetUtcNow(), cadence);
        var settled = await ReleaseAsync(armed, stored.Case, planned.NextWake, cancel);
        if (settled.Item is { } item && !planned.Due.IsEmpty)
            handover.Leave(new LeasedCase(new DueWork(planned.Due, armed.Item), new WorkLease(item, settled.ETag), stored));
        return settled;
    }

    /// <summary>Notes how the case stands, and sets its row to when to look again.</summary>
    private async Task<LeaseResult> ReleaseAsync(WorkLease armed, Case c, DateTimeOffset wake, CancellationToken cancel)
    {
        // Before the row is settled: whatever is cut off here is done again when it rings.
        if (c.Phase is not Phase.Leaving)
            await statistics.Keep(c, time.GetUtcNow(), cancel);
        return await agenda.CompleteAsync(armed, wake, cancel, standing: OperatorStatus.Of(c));
    }

    /// <summary>What is due, and may be done: to a mailbox that nobody has confirmed, one case writes at a time.</summary>
    private async Task<Agenda> PlanAsync(Case c, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var planned = Agenda.For(c, now, cadence);
        return planned.Due.Any(chore => chore is DueStep.SendMail) && await confirmations.MailAllowedAtAsync(c, now, cancel) is { } later
            ? Agenda.For(c, now, cadence, later)
            : planned;
    }

    /// <summary>
    /// A case purged just now; or a submission cut off before it was saved, or being saved this moment by somebody else: so a first
    /// look leaves the row armed, and only the next one clears up.
    /// </summary>
    private async Task<DueWork> NoSuchCase(ScheduledItem item, WorkLease armed, CancellationToken cancel)
    {
        if (item.Tries == 0)
            return new DueWork([], armed.Item);
        await purge.DeleteOrphansAsync(Id(item), cancel);
        var settled = await agenda.CompleteAsync(armed, null, cancel);
        return new DueWork([], settled.Item, settled.LeaseLost);
    }

    private static CaseId Id(ScheduledItem item) =>
        CaseId.Parse(item.Id) ?? throw new FormatException($"The agenda names a case {item.Id}, which is no id.");

    private async Task<(CommandResult Handled, VersionedCase? After)> DecideAndSaveAsync(CaseId id, string commandId, CaseCommand command, Func<Task>? prepare, VersionedCase? known, CancellationToken cancel)
    {
        for (var tries = 0; tries < MaxConflicts; tries++)
        {
            // A new case is not looked for: if it is there already, saving it fails.
            var stored = tries == 0 && (known is not null || command is CaseCommand.Open) ? known : await store.LoadAsync(id, cancel);
            var decision = CaseDecider.Decide(stored?.Case, command, time.GetUtcNow());
            if (tries == 0 && known is not null && decision is not Decision.Accepted { Events.IsEmpty: false })
                continue; // Nothing is saved, so nothing shows whether it was the newest: only what is read now does.

            // A command carried out before may not be possible any more; its repetition is still no error.
            if (decision is Decision.Refused refused)
                return (stored is not null && await store.HasSeen(id, commandId, cancel) ? new CommandResult.Accepted(stored.Case) : new CommandResult.Rejected(refused), stored);

            var events = ((Decision.Accepted)decision).Events;
            if (events.IsEmpty)
                return (new CommandResult.Accepted(stored!.Case), stored);

            if (prepare is not null)
                await prepare();
            switch (await store.SaveAsync(id, stored, commandId, events, cancel))
            {
                case SaveResult.Saved(var saved):
                    return (new CommandResult.Accepted(saved.Case), PublishEvents(saved, events));
                case SaveResult.Duplicate when await store.LoadAsync(id, cancel) is { } current:
                    return (new CommandResult.Accepted(current.Case), current);
            }
        }

        throw new CaseBusyException(id);
    }

    /// <summary>Counts and logs what has happened.</summary>
    private VersionedCase PublishEvents(VersionedCase saved, IEnumerable<CaseEvent> events)
    {
        foreach (var happened in events)
        {
            metrics.Count(happened, saved.Case);
            Log.Happened(logger, saved.Case.Id, happened.GetType().Name);
        }

        return saved;
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Case {Id}: {Event}")]
        public static partial void Happened(ILogger logger, CaseId id, string @event);

        [LoggerMessage(2, LogLevel.Information, "Case {Id}: purged, {Status}")]
        public static partial void Purged(ILogger logger, CaseId id, string status);

        [LoggerMessage(3, LogLevel.Warning, "Case {Id}: {Command} could not be recorded; it is tried again in a moment")]
        public static partial void NotRecorded(ILogger logger, Exception e, CaseId id, string command);
    }
}

/// <summary>Too many wrote to one case at once. Nothing was changed; the same command may be sent again.</summary>
public sealed class CaseBusyException(CaseId id) : Exception($"Case {id} was busy.");
