using Objector.App.Scheduling;

namespace Objector.Tests.InMemory;

/// <summary>An alarm clock that rings when it is told to, one thing after another: the same each time.</summary>
internal sealed class HandAlarm : ICaseScheduler
{
    private readonly Dictionary<string, ScheduledItem> waiting = [];

    /// <summary>When something rings; null where nothing waits.</summary>
    public DateTimeOffset? Next => waiting.Count == 0 ? null : waiting.Values.Min(item => item.Wake);

    public Task ScheduleAsync(ScheduledItem item, CancellationToken cancel)
    {
        waiting[item.Key] = item;
        return Task.CompletedTask;
    }

    /// <returns>What is due first; null where nothing is.</returns>
    public ScheduledItem? Take(DateTimeOffset now)
    {
        var inOrder = waiting.Values.OrderBy(item => item.Wake).ThenBy(item => item.Key, StringComparer.Ordinal);
        var due = inOrder.FirstOrDefault(item => item.Wake <= now);
        if (due is not null)
            waiting.Remove(due.Key);
        return due;
    }

    /// <summary>When to come again, by who attended to it. Where it was rung for an earlier instant meanwhile, that one counts.</summary>
    public void Again(ScheduledItem item)
    {
        if (!waiting.TryGetValue(item.Key, out var rung) || rung.Wake > item.Wake)
            waiting[item.Key] = item;
    }
}
