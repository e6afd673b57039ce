using System.Collections.Immutable;
using Objector.App.Mail;
using Objector.App.Telemetry;
using Objector.App.Time;
using Objector.Core.Cases;

namespace Objector.App.Cases;

/// <summary>What became of a command.</summary>
public abstract record Handled
{
    private Handled()
    {
    }

    /// <summary>It is so now; whether this very call made it so does not matter.</summary>
    public sealed record Done(Case Case) : Handled;

    /// <param name="Why">In words by <see cref="RefusalWords"/>.</param>
    public sealed record Refused(Decision.Refused Why) : Handled;
}

/// <summary>What a look at a case showed.</summary>
/// <param name="Next">When to look again: after the chores, where some are due.</param>
/// <param name="Overtaken">Whether somebody else is at work on the case, and says when to look again.</param>
public sealed record Sight(ImmutableArray<Chore> Due, AgendaItem? Next, bool Overtaken = false);

/// <summary>Where everything that happens to a case goes through: load, decide, save, act.</summary>
public sealed partial class CaseDesk(
    CaseStore store, MailClaims claims, AgendaStore agenda, CaseRegister register, CasePurge purge, Confirmations confirmations, IAlarmClock alarm, CaseMailer mailer, ObjectorMetrics metrics, Cadence cadence, TimeProvider time, ILogger<CaseDesk> logger)
{
    // A case is busy when this many writers got in first; whoever asked may ask again.
    private const int MaxConflicts = 10;

    // One ring may uncover the next thing due (a deadline passes, so a nudge is due): look again a few times, then let it ring.
    private const int MaxRounds = 5;

    /// <param name="commandId">The same id again changes nothing.</param>
    /// <param name="prepare">Stores what the events will speak of; runs once the command is accepted, before it is saved.</param>
    public async Task<Handled> Handle(CaseId id, string commandId, CaseCommand command, CancellationToken cancel, Func<Task>? prepare = null)
    {
        var armed = await agenda.Arm(AgendaKind.Case, id.ToString(), cancel);
        await alarm.Ring(armed.Item, cancel);
        var (handled, after) = await Carry(id, commandId, command, prepare, cancel);
        // No such case, or not any more: whoever asked may have stored a file for it already. When the row rings, that is cleared up.
        if (after is null)
            return handled;
        var settled = await Settle(armed, after, Agenda.For(after, time.GetUtcNow(), cadence).NextWake, cancel);

        // Whoever armed the row since may have read the case before this command was saved, and would ring too late, or never.
        for (var tries = 0; settled.Overtaken && tries < MaxConflicts; tries++)
        {
            armed = await agenda.Arm(AgendaKind.Case, id.ToString(), cancel);
            if (await store.Load(id, cancel) is not { Case: var newest })
                return handled;
            settled = await Settle(armed, newest, Agenda.For(newest, time.GetUtcNow(), cadence).NextWake, cancel);
        }

        if (settled.Item is { } next)
            await alarm.Ring(next, cancel);
        return handled;
    }

    /// <summary>Does what is due on the case.</summary>
    /// <returns>When to look again; null where nothing waits, or where somebody else will say.</returns>
    public async Task<AgendaItem?> Attend(AgendaItem item, CancellationToken cancel)
    {
        var sight = await Look(item, cancel);
        for (var round = 0; round < MaxRounds && !sight.Due.IsEmpty; round++)
        {
            foreach (var chore in sight.Due)
            {
                // Somebody else is at it: if they are cut off, it rings when their time is up.
                if (!await Do(Id(item), chore, cancel))
                    return sight.Next;
            }

            sight = await Look(item with { Tries = item.Tries + 1 }, cancel);
        }

        return sight.Next;
    }

    /// <summary>Sees what is due on the case. Until that is done, its row stays armed; where nothing is due, it is settled to the next wake.</summary>
    public async Task<Sight> Look(AgendaItem item, CancellationToken cancel)
    {
        for (var tries = 0; ; tries++)
        {
            var armed = await agenda.Arm(AgendaKind.Case, item.Id, cancel, item.Tries + 1);
            if (await store.Load(Id(item), cancel) is not { Case: var c })
                return await NoSuchCase(item, armed, cancel);

            var now = await Now(c, cancel);
            if (!now.Due.IsEmpty)
                return new Sight(now.Due, armed.Item);

            // Overtaken, what was noted of the case may have been older than what was noted by whoever was first.
            var settled = await Settle(armed, c, now.NextWake, cancel);
            if (!settled.Overtaken || tries == MaxConflicts)
                return new Sight([], settled.Item, settled.Overtaken);
        }
    }

    /// <summary>Does a chore if it is due still: one done before, or overtaken by a command, is none any more.</summary>
    /// <returns>False where another host is at it.</returns>
    public async Task<bool> Do(CaseId id, Chore chore, CancellationToken cancel)
    {
        if (await store.Load(id, cancel) is not { } stored || !(await Now(stored.Case, cancel)).Due.Contains(chore))
            return true;

        switch (chore)
        {
            case Chore.SendMail(var mail):
                if (await claims.Take(id, stored, mail, cancel) is var claim and not Claim.Taken)
                    return claim == Claim.Outdated;
                var report = await mailer.Send(stored.Case, mail, cancel);
                var word = report is CaseCommand.RecordMailSent ? "sent" : "failed";
                await Carry(id, $"{word}:{mail.Slug}:{stored.Seq}", report, null, cancel);
                await claims.GiveBack(id, mail, cancel);
                break;
            case Chore.Note(var command):
                await Carry(id, $"{command.GetType().Name}:{stored.Seq}", command, null, cancel);
                break;
            case Chore.Purge:
                await purge.Everything(stored.Case, cancel);
                Log.Purged(logger, id, stored.Case.Status);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(chore), chore.GetType().Name, "No way to do this chore.");
        }

        return true;
    }

    /// <summary>Notes how the case stands, and sets its row to when to look again.</summary>
    private async Task<Settled> Settle(Armed armed, Case c, DateTimeOffset wake, CancellationToken cancel)
    {
        // Before the row is settled: whatever is cut off here is done again when it rings.
        await register.Note(c, cancel);
        return await agenda.Settle(armed, wake, cancel);
    }

    /// <summary>What is due, and may be done: to a mailbox that nobody has confirmed, one case writes at a time.</summary>
    private async Task<Agenda> Now(Case c, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var planned = Agenda.For(c, now, cadence);
        return planned.Due.Any(chore => chore is Chore.SendMail) && await confirmations.QuietUntil(c, now, cancel) is { } later
            ? Agenda.For(c, now, cadence, later)
            : planned;
    }

    /// <summary>
    /// A case purged just now; or a submission cut off before it was saved, or being saved this moment by somebody else: so a first
    /// look leaves the row armed, and only the next one clears up.
    /// </summary>
    private async Task<Sight> NoSuchCase(AgendaItem item, Armed armed, CancellationToken cancel)
    {
        if (item.Tries == 0)
            return new Sight([], armed.Item);
        await purge.Remains(Id(item), cancel);
        var settled = await agenda.Settle(armed, null, cancel);
        return new Sight([], settled.Item, settled.Overtaken);
    }

    private static CaseId Id(AgendaItem item) =>
        CaseId.Parse(item.Id) ?? throw new FormatException($"The agenda names a case {item.Id}, which is no id.");

    private async Task<(Handled Handled, Case? After)> Carry(CaseId id, string commandId, CaseCommand command, Func<Task>? prepare, CancellationToken cancel)
    {
        for (var tries = 0; tries < MaxConflicts; tries++)
        {
            var stored = await store.Load(id, cancel);
            var decision = CaseDecider.Decide(stored?.Case, command, time.GetUtcNow());

            // A command carried out before may not be possible any more; its repetition is still no error.
            if (decision is Decision.Refused refused)
                return stored is not null && await store.HasSeen(id, commandId, cancel)
                    ? (new Handled.Done(stored.Case), stored.Case)
                    : (new Handled.Refused(refused), stored?.Case);

            var events = ((Decision.Accepted)decision).Events;
            if (events.IsEmpty)
                return (new Handled.Done(stored!.Case), stored.Case);

            if (prepare is not null)
                await prepare();
            switch (await store.Save(id, stored, commandId, events, cancel))
            {
                case Commit.Done(var saved):
                    foreach (var happened in events)
                    {
                        metrics.Count(happened, saved.Case);
                        Log.Happened(logger, id, happened.GetType().Name);
                    }

                    return (new Handled.Done(saved.Case), saved.Case);
                case Commit.Repeated when await store.Load(id, cancel) is { } current:
                    return (new Handled.Done(current.Case), current.Case);
            }
        }

        throw new CaseBusyException(id);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Case {Id}: {Event}")]
        public static partial void Happened(ILogger logger, CaseId id, string @event);

        [LoggerMessage(2, LogLevel.Information, "Case {Id}: purged, {Status}")]
        public static partial void Purged(ILogger logger, CaseId id, string status);
    }
}

/// <summary>Too many wrote to one case at once. Nothing was changed; the same command may be sent again.</summary>
public sealed class CaseBusyException(CaseId id) : Exception($"Case {id} was busy.");
