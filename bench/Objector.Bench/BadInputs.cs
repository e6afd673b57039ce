using System.Diagnostics;
using Objector.Rig.InvalidInput;

namespace Objector.Bench;

/// <summary>Shoots bad input at a real host over real storage: every answer has to come in time and say why, and nothing may be left behind.</summary>
internal static class BadInputs
{
    private const int Targets = 50;
    private const int Batch = 2_000;

    // What stays after a batch once the garbage is out, and what the process may ever have taken.
    private const long MaxHeap = 400L * 1024 * 1024;
    private const long MaxProcess = 2_000L * 1024 * 1024;

    public static async Task<int> Print(string[] args)
    {
        var (seed, count) = (Arguments.Number(args, "--seed", 1), Arguments.Number(args, "--count", 100_000));
        var watch = Stopwatch.StartNew();
        await using var target = await Target.Start(Targets);
        using var volley = new Volley(target, Gun.Patience);
        var (wrong, told) = (new List<string>(), 0);
        void Tell()
        {
            foreach (var fault in volley.Faults.Skip(told))
                Console.Error.WriteLine(fault);
            told = volley.Faults.Count;
        }

        foreach (var shot in Nasty.All(target))
            await volley.Fire(shot);
        Console.WriteLine($"named: {volley.Sum}");
        Tell();
        var heap = 0L;
        for (var from = 0; from < count; from += Batch)
        {
            await volley.Fire(Generated.Some(target, (ulong)seed, Math.Min(Batch, count - from), from));
            heap = Math.Max(heap, GC.GetTotalMemory(forceFullCollection: true));
            Tell();
            if (from / Batch % 10 == 9)
                Console.WriteLine($"{watch.Elapsed:hh\\:mm\\:ss}: {volley.Sum}");
        }

        using var process = Process.GetCurrentProcess();
        if (heap > MaxHeap)
            wrong.Add($"{Megabytes(heap)} stayed in memory after a batch.");
        if (process.PeakWorkingSet64 > MaxProcess)
            wrong.Add($"The process took {Megabytes(process.PeakWorkingSet64)}.");
        wrong.AddRange(await volley.Audit());
        foreach (var sentence in wrong)
            Console.Error.WriteLine(sentence);
        Console.WriteLine($"seed {seed}, {watch.Elapsed:hh\\:mm\\:ss}: {volley.Sum}; at most {Megabytes(heap)} on the heap after a batch, {Megabytes(process.PeakWorkingSet64)} of the process, with the senders in it; {wrong.Count} traces that should not be there");
        return volley.Faults.IsEmpty && wrong.Count == 0 ? 0 : 1;
    }

    private static string Megabytes(long bytes) => $"{bytes / 1024 / 1024} MB";
}
