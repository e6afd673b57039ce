using System.Diagnostics;

namespace Objector.Rig.Chaos;

/// <summary>How much of it.</summary>
/// <param name="Seed">What happens, and what people do, follows from it; when exactly does not.</param>
/// <param name="Kills">Of the scenario that kills.</param>
/// <param name="For">How long each of the other scenarios does its harm.</param>
/// <param name="Stop">How long a service is away that is stopped.</param>
public sealed record Plan(int Seed, int Kills, TimeSpan For, TimeSpan Stop, int People = 5);

/// <summary>One kind of harm, done to a host while people are at work.</summary>
public sealed record Scenario(string Name, Func<Harm, Task> Do)
{
    public static readonly IReadOnlyList<Scenario> All =
    [
        new("kills", Harms.Kill),
        new("drains", Harms.Drain),
        new("storage-stopped", Harms.StopStorage),
        new("storage-faults", Harms.FaultStorage),
        new("smtp-stopped", Harms.StopSmtp),
        new("smtp-faults", Harms.FaultSmtp),
        new("disk-full", Harms.FillDisk),
        new("repeats", Harms.Nothing),
        new("clock-jumps", Harms.JumpClock),
        new("two-hosts", Harms.TwoHosts),
    ];

    public async Task<Verdict> Run(Plan plan)
    {
        var since = Stopwatch.GetTimestamp();
        await using var stage = await Stage.Set(plan.Seed);
        using var crowd = new Crowd(stage, plan.Seed, plan.People, Name == "two-hosts" ? [0, 1] : [0]);
        await using var harm = new Harm(stage, crowd, plan);
        await Do(harm);
        await harm.Rest();
        var restless = await Settlement.Reach(stage);
        var seen = await AftermathReader.Read(stage);
        return Verdict.Of(Name, harm.Cause, crowd, seen, stage.Disturbances, [.. restless, .. harm.Violations], Stopwatch.GetElapsedTime(since), harm.Note);
    }
}
