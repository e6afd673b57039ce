using Objector.App.Cases;
using Objector.App.RateLimiting;

namespace Objector.App;

/// <summary>Deletes what has had its time and is nobody's case: who asked how much, and whose turn it was to write.</summary>
public sealed class ExpiredDataCleanup(SubmissionRateLimiter budget, ConfirmationThrottle confirmations)
{
    /// <summary>Done twice, or by two at once, it is done once.</summary>
    public async Task RunAsync(CancellationToken cancel)
    {
        await budget.Sweep(cancel);
        await confirmations.Sweep(cancel);
    }
}
