using System.Net.Sockets;
using Azure;
using Microsoft.DurableTask;
using Objector.App.Cases;

namespace Objector.Functions.Durable;

/// <summary>
/// An activity that failed for a passing reason is tried again: after 5 s, 15 s, 45 s, … What failed for good ends the instance; its item
/// stays on the agenda, so the watchdog counts it and starts it again.
/// </summary>
internal static class RetryPolicies
{
    public static readonly TaskOptions Options = TaskOptions.FromRetryPolicy(
        new RetryPolicy(maxNumberOfAttempts: 6, firstRetryInterval: TimeSpan.FromSeconds(5), backoffCoefficient: 3) { HandleFailure = IsTransient });

    private static readonly string[] Passing =
    [
        .. new[]
        {
            typeof(RequestFailedException), typeof(AggregateException), typeof(CaseBusyException), typeof(HttpRequestException), typeof(IOException),
            typeof(SocketException), typeof(TimeoutException), typeof(OperationCanceledException), typeof(TaskCanceledException),
        }.Select(type => type.FullName!),
    ];

    // By name: what failed in another process is known here by nothing else.
    public static bool IsTransient(TaskFailureDetails failure) =>
        Passing.Contains(failure.ErrorType, StringComparer.Ordinal) || (failure.InnerFailure is { } inner && IsTransient(inner));
}
