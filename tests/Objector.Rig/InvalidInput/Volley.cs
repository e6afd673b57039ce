using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Objector.App.Cases;
using Objector.App.Scheduling;

namespace Objector.Rig.InvalidInput;

/// <summary>Many inputs at a host, and all that came of them.</summary>
/// <param name="patience">Of each answer.</param>
public sealed class Volley(Target target, TimeSpan patience) : IDisposable
{
    private const int AtOnce = 4;
    private const int MaxAgain = 2;
    private const int MaxFaults = 200;

    private readonly Gun gun = new(target.Host.Http.BaseAddress!);
    private readonly ConcurrentDictionary<string, bool> cases = new(target.Cases.Select(id => KeyValuePair.Create(id.ToString(), true)));
    private readonly ConcurrentDictionary<string, bool> mails = new();
    private int sent;
    private int refused;
    private int taken;
    private int again;
    private long slowestTicks;

    /// <summary>The first of them, a sentence each.</summary>
    public ConcurrentQueue<string> Faults { get; } = new();

    public string Sum => $"{sent} inputs: {refused} refused with a sentence, {taken} taken, {Faults.Count} faults; {again} sent again because the answer took long; the slowest that counts took {TimeSpan.FromTicks(slowestTicks).TotalMilliseconds:N0} ms; {cases.Count - target.Cases.Count} cases opened, {mails.Count} mails taken in";

    public Task Fire(IEnumerable<Shot> shots) => Parallel.ForEachAsync(shots, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (shot, _) => await Fire(shot));

    public async Task Fire(Shot shot)
    {
        var hit = await Send(shot);
        // A machine with other work to do stalls now and then: slow is what is slow each time.
        for (var more = 0; more < MaxAgain && hit.Fault == Gun.Slow; more++)
        {
            Interlocked.Increment(ref again);
            hit = await Send(shot);
        }

        Interlocked.Increment(ref sent);
        Interlocked.Increment(ref hit.Status is 0 or >= 400 ? ref refused : ref taken);
        for (var known = Volatile.Read(ref slowestTicks); hit.Took.Ticks > known; known = Volatile.Read(ref slowestTicks))
            Interlocked.CompareExchange(ref slowestTicks, hit.Took.Ticks, known);
        if (hit.Fault is { } fault && Faults.Count < MaxFaults)
            Faults.Enqueue($"{shot.What}: {fault} ({hit.Status}, {hit.Took.TotalMilliseconds:N0} ms) {hit.Body[..Math.Min(300, hit.Body.Length)]}");
    }

    /// <summary>Waits until all that was taken in is read and all mails have left, and looks through the storage.</summary>
    public async Task<IReadOnlyList<string>> Audit()
    {
        var agenda = target.Host.Services.GetRequiredService<ScheduleStore>();
        var since = Stopwatch.GetTimestamp();
        while (await agenda.All(CancellationToken.None).AnyAsync(item => item.IsLeased || item.Wake <= target.Host.Now))
        {
            if (Stopwatch.GetElapsedTime(since) > TimeSpan.FromMinutes(15))
                return ["After a quarter of an hour there is still something to do."];
            await Task.Delay(TimeSpan.FromMilliseconds(200));
        }

        return await InvalidInput.Audit.Of(target.Host, cases.Keys.ToHashSet(), mails.Keys.ToHashSet());
    }

    public void Dispose() => gun.Dispose();

    private async Task<Hit> Send(Shot shot)
    {
        var hit = await gun.Fire(shot, patience);
        if (hit.Status is >= 200 and < 400 && shot.Method == HttpMethod.Post)
            Note(shot.Path.Split('?')[0], hit);
        return hit;
    }

    private void Note(string path, Hit hit)
    {
        if (path == "/cases")
            cases[hit.Location is { } sentPage ? target.Host.Services.GetRequiredService<Tokens>().Validate(TokenScope.Sent, sentPage.Split('/', '?')[2])!.Value.ToString() : Id(hit)] = true;
        else if (path.StartsWith("/inbound/", StringComparison.Ordinal))
            mails[Id(hit)] = true;
    }

    private static string Id(Hit hit) => JsonDocument.Parse(hit.Body).RootElement.GetProperty("id").GetString()!;
}
