using System.Diagnostics;

namespace Objector.Rig.Chaos;

/// <summary>A scenario under way: the host that is harmed, and what was done to it.</summary>
public sealed class Harm(Stage stage, Crowd crowd, Plan plan) : IAsyncDisposable
{
    // Three days pass in six seconds: nudges flow, and nobody's week to confirm is over before they could.
    private const double DaysPerMinute = 30;

    private const int LastWords = 30;

    private readonly List<string> violations = [];
    private long? began;

    public Stage Stage => stage;

    public Plan Plan => plan;

    public Random Chance { get; } = new(plan.Seed);

    public HostProcess? Host { get; private set; }

    /// <summary>What was done, counted.</summary>
    public string Cause { get; set; } = "";

    public string? Note { get; set; }

    public IReadOnlyList<string> Violations => violations;

    public int Promises => crowd.Promises.Count;

    /// <summary>Counted from when the first host serves.</summary>
    public bool GoesOn => began is not { } since || Stopwatch.GetElapsedTime(since) < plan.For;

    public void Violate(string what) => violations.Add(what);

    public TimeSpan Between(double least, double most) => TimeSpan.FromSeconds(least + (Chance.NextDouble() * (most - least)));

    /// <summary>Waits until so many promises were made.</summary>
    public async Task Progress(int promises, TimeSpan limit)
    {
        var (before, since) = (crowd.Promises.Count, Stopwatch.GetTimestamp());
        while (crowd.Promises.Count < before + promises && Stopwatch.GetElapsedTime(since) < limit)
            await Task.Delay(20);
    }

    public HostProcess Launch(double daysPerMinute = DaysPerMinute)
    {
        Host?.Dispose();
        return Host = stage.LaunchHost(daysPerMinute);
    }

    public async Task Start(double daysPerMinute = DaysPerMinute)
    {
        await Launch(daysPerMinute).Ready;
        began ??= Stopwatch.GetTimestamp();
    }

    /// <summary>SIGTERM. Whatever was asked is answered, and it ends well. That it ended before, by itself, is a violation.</summary>
    public async Task Drain()
    {
        if (Host is { HasEnded: true })
            violations.Add($"The host ended by itself: {string.Join(' ', Host.Output.Where(line => line.Length > 0).TakeLast(LastWords))}");
        else if (Host is not null && await Host.Terminate() is var code and not 0)
            violations.Add($"A host that was told to end ended with {code}: {string.Join(' ', Host.Output.TakeLast(LastWords))}");
        Host?.Dispose();
        Host = null;
    }

    /// <summary>Nothing is done any more, people come to an end, and the host too.</summary>
    public async Task Rest()
    {
        stage.FaultStorage(Fault.None);
        stage.SmtpProxy.Now = Fault.None;
        await crowd.Finish();
        await Drain();
    }

    public ValueTask DisposeAsync()
    {
        Host?.Dispose();
        return ValueTask.CompletedTask;
    }
}
