using Microsoft.Extensions.Time.Testing;
using Objector.App;
using Objector.App.Cases;
using Objector.App.Scheduling;
using Objector.Core.Cases;
using Objector.Core.Law;
using static Objector.Core.Cases.CaseCommand;

namespace Objector.Bench.Rows;

/// <summary>Cases written into storage by the program's own rules and stores, without its host: in one commit, whatever happened to them. Mails that were due count as sent.</summary>
internal sealed class Seed(Storage storage, string zone)
{
    private readonly CaseStore store = new(storage);

    public static string EmailOf(CaseId id) => $"{id}@example.org";

    /// <summary>A case that waits to be confirmed.</summary>
    public Task<CaseId> Opened(DateTimeOffset at) => Save(at, []);

    /// <summary>One that is confirmed, and to which this happened since, a minute apart.</summary>
    public Task<CaseId> Confirmed(DateTimeOffset at, params IEnumerable<CaseCommand> since) => Save(at, [new Confirm(), .. since]);

    /// <summary>Puts it on the agenda, for a host that is not there yet.</summary>
    public async Task Wake(CaseId id, DateTimeOffset at) =>
        await new ScheduleStore(storage, new FakeTimeProvider(at), new ClockRate(1)).Add(ScheduledKind.Case, id.ToString(), CancellationToken.None);

    private async Task<CaseId> Save(DateTimeOffset at, IEnumerable<CaseCommand> commands)
    {
        var id = CaseId.From([.. Guid.NewGuid().ToByteArray()]);
        var submission = new Submission(
            RequestKind.Object, "DE", "Ada Exämple", EmailOf(id), "en", zone, "facebook.com/ada", "I am a nurse and patients find me by my posts.", [new PromptPair("Who is Ada Exämple?", "She is a nurse in Hamburg.")]);
        var (c, events) = ((Case?)null, new List<CaseEvent>());
        foreach (var command in commands.Prepend(new Open(id, submission, [])))
        {
            Happen(command);
            while (c!.Outbox.FirstOrDefault(mail => mail.NotBefore <= at) is { } due)
                Happen(new RecordMailSent(due.Mail, $"{due.Mail.Key}.seed@localhost"));
            at = at.AddMinutes(1);
        }

        return await store.SaveAsync(id, null, "seed", events, CancellationToken.None) is SaveResult.Saved ? id : throw new InvalidOperationException("It was there already.");

        void Happen(CaseCommand command)
        {
            if (CaseDecider.Decide(c, command, at) is not Decision.Accepted { Events: { IsEmpty: false } happened })
                throw new InvalidOperationException($"{command.GetType().Name} came to nothing.");
            c = happened.Aggregate(c, CaseHistory.Evolve);
            events.AddRange(happened);
        }
    }
}
