using Objector.App.Cases;
using Objector.App.Time;
using Objector.Core.Cases;
using Objector.Core.Rights;
using static Objector.Core.Cases.CaseCommand;

namespace Objector.Bench.Measured;

/// <summary>Whether a case's 100th event asks more of storage than its 10th.</summary>
internal static class Growth
{
    private const double Most = 1.10;

    public static async Task<int> Print()
    {
        await using var world = await World.Start();
        var id = CaseId.From(Guid.NewGuid().ToByteArray());
        var submission = new Submission(RequestKind.Access, "DE", "Ada Example", "ada@example.org", "en", "Europe/Berlin", "facebook.com/ada", "I am a nurse.", []);
        await Give(world, id, new Open(id, submission, []));
        await Give(world, id, new Confirm());
        await Ring(world, id);

        await Until(world, id, 9);
        var (early, earlyMail) = (await Give(world, id, new Snooze(3, Via.Page)), await Nudge(world, id));
        await Until(world, id, 99);
        var (late, lateMail) = (await Give(world, id, new Snooze(3, Via.Page)), await Nudge(world, id));

        var holds = Say("a command", early, late) & Say("a nudge", earlyMail, lateMail);
        return holds ? 0 : 1;
    }

    private static bool Say(string what, Traffic tenth, Traffic hundredth)
    {
        Console.WriteLine($"{what} at the 10th event: {tenth.Operations} operations, {tenth.Sent:N0} bytes sent, {tenth.Received:N0} received; at the 100th: {hundredth.Operations}, {hundredth.Sent:N0}, {hundredth.Received:N0}");
        return Bar.Print($"{what}, operations", (double)hundredth.Operations / tenth.Operations, Most, "times")
            & Bar.Print($"{what}, bytes", (double)(hundredth.Sent + hundredth.Received) / (tenth.Sent + tenth.Received), Most, "times");
    }

    private static async Task Until(World world, CaseId id, int events)
    {
        while ((await world.Get<CaseStore>().Load(id, CancellationToken.None))!.Seq < events)
            await Give(world, id, new Snooze(3, Via.Page));
    }

    private static async Task<Traffic> Give(World world, CaseId id, CaseCommand command)
    {
        world.Counting.Take();
        await world.Get<CaseDesk>().Handle(id, Guid.NewGuid().ToString(), command, CancellationToken.None);
        return world.Counting.Take();
    }

    /// <summary>The nudge that the snooze put off.</summary>
    private static async Task<Traffic> Nudge(World world, CaseId id)
    {
        var c = (await world.Get<CaseStore>().Load(id, CancellationToken.None))!.Case;
        world.Clock.SetUtcNow(Agenda.For(c, world.Clock.GetUtcNow(), Cadence.Default).NextWake);
        return await Ring(world, id);
    }

    private static async Task<Traffic> Ring(World world, CaseId id)
    {
        world.Counting.Take();
        await world.Get<CaseDesk>().Attend(new AgendaItem(AgendaKind.Case, id.ToString(), world.Clock.GetUtcNow()), CancellationToken.None);
        return world.Counting.Take();
    }
}
