using Objector.App.Cases;
using Objector.App.Scheduling;
using Objector.Bench.Measured;
using Objector.Core.Cases;
using Objector.Core.Law;
using static Objector.Core.Cases.CaseCommand;

namespace Objector.Bench.Rows;

/// <summary>Whether a case's 100th event asks more of storage than its 10th.</summary>
internal static class Growth
{
    private const double Most = 1.10;

    public static async Task<Row> Measure()
    {
        await using var world = await World.Start();
        var id = CaseId.From(Guid.NewGuid().ToByteArray());
        var submission = new Submission(RequestKind.Access, "DE", "Ada Example", "ada@example.org", "en", "Europe/Berlin", "facebook.com/ada", "I am a nurse.", []);
        await Give(world, id, new Open(id, submission, []));
        await Give(world, id, new Confirm());
        await Ring(world, id);

        await Until(world, id, 9);
        var (early, earlyMail) = (await Give(world, id, new Snooze(3, Origin.Page)), await Nudge(world, id));
        await Until(world, id, 99);
        var (late, lateMail) = (await Give(world, id, new Snooze(3, Origin.Page)), await Nudge(world, id));

        var (operations, bytes) = (Ratio(one => one.Operations), Ratio(one => one.Sent + one.Received));
        return new Row(
            "growth", $"at the 100th event a command {Say(late)}, a nudge {Say(lateMail)}", $"at the 10th {Say(early)}, {Say(earlyMail)}",
            Row.Say($"{operations:N2} times the operations, {bytes:N2} times the bytes"), Row.Say($"at most {Most:N1} times"), operations <= Most && bytes <= Most);

        // Of the command or the nudge, whichever grew more.
        double Ratio(Func<Traffic, long> what) => Math.Max((double)what(late) / what(early), (double)what(lateMail) / what(earlyMail));
    }

    private static string Say(Traffic traffic) => Row.Say($"{traffic.Operations} operations, {traffic.Sent + traffic.Received:N0} bytes");

    private static async Task Until(World world, CaseId id, int events)
    {
        while ((await world.Get<CaseStore>().LoadAsync(id, CancellationToken.None))!.Seq < events)
            await Give(world, id, new Snooze(3, Origin.Page));
    }

    private static async Task<Traffic> Give(World world, CaseId id, CaseCommand command)
    {
        world.Counting.Take();
        await world.Get<CaseService>().ExecuteAsync(id, Guid.NewGuid().ToString(), command, CancellationToken.None);
        return world.Counting.Take();
    }

    /// <summary>The nudge that the snooze put off.</summary>
    private static async Task<Traffic> Nudge(World world, CaseId id)
    {
        var c = (await world.Get<CaseStore>().LoadAsync(id, CancellationToken.None))!.Case;
        world.Clock.SetUtcNow(Agenda.For(c, world.Clock.GetUtcNow(), Cadence.Default).NextWake);
        return await Ring(world, id);
    }

    private static async Task<Traffic> Ring(World world, CaseId id)
    {
        world.Counting.Take();
        await world.Get<CaseService>().ProcessDueAsync(new ScheduledItem(ScheduledKind.Case, id.ToString(), world.Clock.GetUtcNow()), CancellationToken.None);
        return world.Counting.Take();
    }
}
