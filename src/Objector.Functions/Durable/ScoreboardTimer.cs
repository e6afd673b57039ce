using Microsoft.Azure.Functions.Worker;
using Objector.App.Statistics;

namespace Objector.Functions.Durable;

/// <summary>Looks every hour whether a new day has begun: then the scoreboard is worked out.</summary>
public sealed class ScoreboardTimer(Scoreboard scoreboard)
{
    [Function("ScoreboardTimer")]
    public Task Run([TimerTrigger("0 7 * * * *", RunOnStartup = true)] TimerInfo timer, CancellationToken cancel) => scoreboard.RunAsync(cancel);
}
