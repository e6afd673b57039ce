using System.Diagnostics;

namespace Objector.Rig;

/// <summary>Waits for a condition, with a limit; never for a length of time.</summary>
public static class Wait
{
    private static readonly TimeSpan Usual = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(50);

    /// <param name="look">Null as long as it is not there.</param>
    /// <param name="limit">A minute where none is given.</param>
    public static async Task<T> For<T>(Func<Task<T?>> look, string what, TimeSpan? limit = null)
        where T : class
    {
        var most = limit ?? Usual;
        for (var since = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(since) < most;)
        {
            if (await look() is { } found)
                return found;
            await Task.Delay(Step);
        }

        throw new TimeoutException($"Waited {most.TotalSeconds} s for {what}.");
    }

    public static Task Until(Func<Task<bool>> holds, string what, TimeSpan? limit = null) => For(async () => await holds() ? "yes" : null, what, limit);
}
