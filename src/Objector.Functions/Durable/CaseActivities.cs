using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Objector.App.Cases;
using Objector.App.Time;
using Objector.Core.Cases;

namespace Objector.Functions.Durable;

/// <summary>
/// What the orchestrator of a case has done. Each may run twice: the desk does no chore that is not due any more. A case that is confirmed
/// or leaves may ring for the one that waits for its mailbox.
/// </summary>
public sealed class CaseActivities(CaseDesk desk, RealTime real, Doorbell doorbell)
{
    [Function(HubNames.LookAtCase)]
    public async Task<Seen> LookAtCase([ActivityTrigger] Turn turn, [DurableClient] DurableTaskClient client, CancellationToken cancel)
    {
        doorbell.Through(client);
        var sight = await desk.Look(new AgendaItem(AgendaKind.Case, turn.Id, default, turn.Tries), cancel);
        return new Seen(
            [.. sight.Due.Select(chore => Describe(turn.Id, chore))],
            sight switch
            {
                // Whoever overtook us may raise the event before we listen, so we look again of ourselves.
                { Overtaken: true } => RealTime.In(AgendaStore.Lead),
                { Next: { } next } => real.At(next.Wake),
                _ => null,
            });
    }

    [Function(HubNames.SendMail)]
    public Task SendMail([ActivityTrigger] DueChore due, [DurableClient] DurableTaskClient client, CancellationToken cancel)
    {
        doorbell.Through(client);
        return Do(due, MailOf(due), cancel);
    }

    [Function(HubNames.NotePassing)]
    public Task NotePassing([ActivityTrigger] DueChore due, CancellationToken cancel) => Do(due, NoteOf(due), cancel);

    [Function(HubNames.PurgeEvidence)]
    public Task PurgeEvidence([ActivityTrigger] DueChore due, [DurableClient] DurableTaskClient client, CancellationToken cancel)
    {
        doorbell.Through(client);
        return Do(due, new Chore.Purge(), cancel);
    }

    private async Task Do(DueChore due, Chore chore, CancellationToken cancel)
    {
        var id = CaseId.Parse(due.Id) ?? throw new FormatException($"{due.Id} is no case's id.");
        // A self-host on the same storage is at it: this is tried again, with growing pauses.
        if (!await desk.Do(id, chore, cancel))
            throw new CaseBusyException(id);
    }

    internal static DueChore Describe(string id, Chore chore) => chore switch
    {
        Chore.SendMail(var mail) => new DueChore(HubNames.SendMail, id, StoredName.Word(mail.Kind), mail.Number),
        Chore.Note(var command) => new DueChore(HubNames.NotePassing, id, ClockCommands.NameOf(command), 0),
        Chore.Purge => new DueChore(HubNames.PurgeEvidence, id, "", 0),
        _ => throw new ArgumentOutOfRangeException(nameof(chore), chore.GetType().Name, "No activity does this chore."),
    };

    internal static Chore MailOf(DueChore due) => new Chore.SendMail(new MailKey(StoredName.Parse<MailKind>(due.What), due.Number));

    internal static Chore NoteOf(DueChore due) => new Chore.Note(ClockCommands.Named(due.What));
}
