using Microsoft.Azure.Functions.Worker;
using Objector.App;

namespace Objector.Functions.Durable;

/// <summary>Sweeps every hour.</summary>
public sealed class ExpiredDataCleanupTimer(ExpiredDataCleanup sweep)
{
    [Function("SweepTimer")]
    public Task Run([TimerTrigger("0 22 * * * *")] TimerInfo timer, CancellationToken cancel) => sweep.RunAsync(cancel);
}
