using Microsoft.DurableTask;

namespace Objector.Functions.Durable;

internal static class DurableWait
{
    /// <summary>What somebody who changed a case raises.</summary>
    public const string LookAgain = "LookAgain";

    /// <summary>
    /// Waits for the wake or the doorbell, whichever comes first. An event may be lost across continue-as-new, or be taken by a wait
    /// that was given up (microsoft/durabletask-dotnet #387, #801), and it may come twice. Neither matters: it carries nothing but
    /// "look again", what it tells of is stored already, and the watchdog rings for what is overdue.
    /// </summary>
    public static async Task TimerOrSignalAsync(TaskOrchestrationContext context, DateTime until)
    {
        using var enough = new CancellationTokenSource();
        var rung = context.WaitForExternalEvent<object?>(LookAgain, enough.Token);
        var wake = context.CreateTimer(until, enough.Token);
        await Task.WhenAny(rung, wake);
        // An open timer would keep the instance from ending its turn.
        enough.Cancel();
    }
}
