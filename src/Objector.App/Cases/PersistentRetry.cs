using Azure;
using Objector.App.Scheduling;

namespace Objector.App.Cases;

/// <summary>Tries what must not fail again and again, with growing pauses, for as long as there is time.</summary>
internal sealed class PersistentRetry(TimeProvider time, ClockRate pace)
{
    // In real time; twice as long each time.
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(200);

    /// <param name="until">By the program's clock. What fails after this has failed.</param>
    /// <param name="failed">Told of each failure that is not the last.</param>
    public async Task<T> Do<T>(Func<Task<T>> attempt, DateTimeOffset until, Action<Exception> failed, CancellationToken cancel)
    {
        for (var pause = pace.ToProgramTime(FirstPause); ; pause *= 2)
        {
            try
            {
                return await attempt();
            }
            catch (Exception e) when (IsPassing(e) && !cancel.IsCancellationRequested && time.GetUtcNow() + pause < until)
            {
                failed(e);
            }

            await Task.Delay(pause, time, cancel);
        }
    }

    // Storage throws the last three, after tries of its own.
    private static bool IsPassing(Exception e) => e
        is CaseBusyException or RequestFailedException or AggregateException or OperationCanceledException;
}
