using System.Diagnostics;

namespace Objector.Bench.Rows;

/// <summary>Floor and program in turn, so that whatever else the machine does meets both; the middle of the rounds counts.</summary>
internal static class Rounds
{
    private const int Count = 3;

    public static async Task<(double Floor, double Measured)> Alternate(Func<Task<double>> floor, Func<Task<double>> measured)
    {
        var (floors, all) = (new List<double>(), new List<double>());
        for (var round = 1; round <= Count; round++)
        {
            floors.Add(await floor());
            all.Add(await measured());
            Console.Error.WriteLine(Row.Say($"  round {round}: floor {floors[^1]:N2}, measured {all[^1]:N2}"));
        }

        return (Middle(floors), Middle(all));
    }

    /// <returns>So many a second.</returns>
    public static async Task<double> Rate(int count, int atOnce, Func<int, Task> act)
    {
        var since = Stopwatch.GetTimestamp();
        await Parallel.ForEachAsync(Enumerable.Range(0, count), new ParallelOptions { MaxDegreeOfParallelism = atOnce }, async (n, _) => await act(n));
        return count / Stopwatch.GetElapsedTime(since).TotalSeconds;
    }

    private static double Middle(List<double> values)
    {
        values.Sort();
        return values[values.Count / 2];
    }
}
