using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Objector.App.Cases;
using Objector.App.Scheduling;
using Objector.Core.Cases;

namespace Objector.Functions.Durable;

/// <summary>
/// What the orchestrator of a case has done. Each may run twice: the desk does no chore that is not due any more. A case that is confirmed
/// or leaves may ring for the one that waits for its mailbox.
/// </summary>
public sealed class CaseActivities(CaseService desk, DurableTimerClock real, DurableCaseScheduler doorbell)
{
    [Function(HubNames.GetNextSteps)]
    public async Task<NextSteps> GetNextSteps([ActivityTrigger] CaseRunInput turn, [DurableClient] DurableTaskClient client, CancellationToken cancel)
    {
        doorbell.UseClient(client);
        var sight = await desk.GetDueWorkAsync(new ScheduledItem(ScheduledKind.Case, turn.Id, default, turn.Tries), cancel);
        return new NextSteps(
            [.. sight.Due.Select(chore => Describe(turn.Id, chore))],
            sight switch
            {
                // Whoever overtook us may raise the event before we listen, so we look again of ourselves.
                { Overtaken: true } => DurableTimerClock.In(ScheduleStore.LeaseDuration),
                { Next: { } next } => real.At(next.Wake),
                _ => null,
            });
    }

    [Function(HubNames.SendMail)]
    public Task SendMail([ActivityTrigger] StepToRun due, [DurableClient] DurableTaskClient client, CancellationToken cancel)
    {
        doorbell.UseClient(client);
        return Do(due, MailOf(due), cancel);
    }

    [Function(HubNames.RecordTimeElapsed)]
    public Task RecordTimeElapsed([ActivityTrigger] StepToRun due, CancellationToken cancel) => Do(due, NoteOf(due), cancel);

    [Function(HubNames.DeleteCase)]
    public Task DeleteCase([ActivityTrigger] StepToRun due, [DurableClient] DurableTaskClient client, CancellationToken cancel)
    {
        doorbell.UseClient(client);
        return Do(due, new DueStep.Purge(), cancel);
    }

    private async Task Do(StepToRun due, DueStep chore, CancellationToken cancel)
    {
        var id = CaseId.Parse(due.Id) ?? throw new FormatException($"{due.Id} is no case's id.");
        // A self-host on the same storage is at it: this is tried again, with growing pauses.
        if (!await desk.RunStepAsync(id, chore, cancel))
            throw new CaseBusyException(id);
    }

    internal static StepToRun Describe(string id, DueStep chore) => chore switch
    {
        DueStep.SendMail(var mail) => new StepToRun(HubNames.SendMail, id, StoredName.Word(mail.Kind), mail.Number),
        DueStep.RecordElapsed(var command) => new StepToRun(HubNames.RecordTimeElapsed, id, ClockCommands.NameOf(command), 0),
        DueStep.Purge => new StepToRun(HubNames.DeleteCase, id, "", 0),
        _ => throw new ArgumentOutOfRangeException(nameof(chore), chore.GetType().Name, "No activity does this chore."),
    };

    internal static DueStep MailOf(StepToRun due) => new DueStep.SendMail(new EmailId(StoredName.Parse<MailKind>(due.What), due.Number));

    internal static DueStep NoteOf(StepToRun due) => new DueStep.RecordElapsed(ClockCommands.Named(due.What));
}
