using Objector.App.Scheduling;

namespace Objector.SelfHost;

/// <summary>
/// The alarm clock of one process: what waits, in a queue ordered by wake. The queue is a copy of the agenda table, filled from it at
/// start; a ring that fails is rung again. A million cases wait in it, so it is laid out to take less than 200 bytes for each.
/// </summary>
public sealed partial class InMemoryScheduler(TimeProvider time, ClockRate pace, ILogger<InMemoryScheduler> logger) : ICaseScheduler, IDisposable
{
    private const int MaxAtOnce = 8;
    private static readonly TimeSpan LongestSleep = TimeSpan.FromDays(7);
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(20);

    // One in so many of the queue may be overtaken: then it is laid out anew. Fewer would cost time, more memory.
    private const int OneOvertakenIn = 16;
    private const int FewOvertaken = 1_000;

    private readonly Lock door = new();
    private readonly HashSet<ScheduledItem> waiting = new(SameItem.Instance);
    private readonly HashSet<ScheduledItem> attended = new(SameItem.Instance);
    private PriorityQueue<ScheduledItem, long> queue = new();
    private readonly SemaphoreSlim changed = new(0);

    public Task ScheduleAsync(ScheduledItem item, CancellationToken cancel)
    {
        lock (door)
        {
            Put(item);
            if (!attended.Contains(item))
                Enqueue(item);
        }

        Signal();
        return Task.CompletedTask;
    }

    /// <summary>Attends to what is due, until asked to stop; what is being attended to then comes to its end.</summary>
    /// <param name="attend">Returns when to ring again.</param>
    public async Task Run(Func<ScheduledItem, Task<ScheduledItem?>> attend, CancellationToken stop)
    {
        var running = new List<Task>();
        while (!stop.IsCancellationRequested)
        {
            running.RemoveAll(task => task.IsCompleted);
            if (running.Count < MaxAtOnce && Take() is { } due)
                running.Add(Attend(due, attend));
            else
                await Sleep(running.Count < MaxAtOnce ? UntilNext() : null, stop);
        }

        await Task.WhenAll(running);
    }

    public void Dispose() => changed.Dispose();

    private async Task Attend(ScheduledItem item, Func<ScheduledItem, Task<ScheduledItem?>> attend)
    {
        ScheduledItem? again;
        try
        {
            again = await attend(item);
        }
        catch (Exception e)
        {
            // Whatever it was, the item is still on the agenda: it is attended to again, and the log says why.
            Log.Failed(logger, e, item.Kind, item.Id);
            again = item with { Wake = time.GetUtcNow() + pace.ToProgramTime(RetryAfter) };
        }

        lock (door)
        {
            attended.Remove(item);
            // Somebody may have rung meanwhile; too early does no harm.
            if (again is not null && !(waiting.TryGetValue(item, out var rung) && rung.Wake <= again.Wake))
                Put(again);
            if (waiting.TryGetValue(item, out var next))
                Enqueue(next);
        }

        Signal();
    }

    /// <returns>The next item that is due; null where there is none.</returns>
    private ScheduledItem? Take()
    {
        lock (door)
        {
            if (Next() is not { } item || item.Wake > time.GetUtcNow())
                return null;
            queue.Dequeue();
            waiting.Remove(item);
            attended.Add(item);
            return item;
        }
    }

    private TimeSpan? UntilNext()
    {
        lock (door)
            return Next()?.Wake - time.GetUtcNow();
    }

    /// <summary>The head of the queue, past those that a newer word has overtaken.</summary>
    private ScheduledItem? Next()
    {
        while (queue.TryPeek(out var item, out _))
        {
            if (waiting.TryGetValue(item, out var latest) && ReferenceEquals(latest, item))
                return item;
            queue.Dequeue();
        }

        return null;
    }

    /// <summary>The newest word on an item takes the place of the one before.</summary>
    private void Put(ScheduledItem item)
    {
        waiting.Remove(item);
        waiting.Add(item);
    }

    private void Enqueue(ScheduledItem item)
    {
        if (queue.Count > waiting.Count + (waiting.Count / OneOvertakenIn) + FewOvertaken)
            queue = new(waiting.Where(word => !attended.Contains(word) && !ReferenceEquals(word, item)).Select(word => (word, word.Wake.UtcTicks)));
        queue.Enqueue(item, item.Wake.UtcTicks);
    }

    private async Task Sleep(TimeSpan? atMost, CancellationToken stop)
    {
        using var woken = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var delay = atMost switch
        {
            null => Timeout.InfiniteTimeSpan,
            var due when due < TimeSpan.Zero => TimeSpan.Zero,
            var due when due > LongestSleep => LongestSleep,
            var due => due.Value,
        };
        var sleep = Task.Delay(delay, time, woken.Token);
        // The clock may have been moved on since the delay was counted.
        if (atMost is null || !(UntilNext() <= TimeSpan.Zero))
            await Task.WhenAny(sleep, changed.WaitAsync(woken.Token));
        await woken.CancelAsync();
    }

    private void Signal()
    {
        // One signal is enough: whoever wakes looks at everything.
        if (changed.CurrentCount == 0)
            changed.Release();
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "{Kind} {Id} could not be attended to; it is tried again")]
        public static partial void Failed(ILogger logger, Exception e, ScheduledKind kind, string id);
    }

    /// <summary>By what an item is, not when. A key of its own would take as much memory as the item.</summary>
    private sealed class SameItem : IEqualityComparer<ScheduledItem>
    {
        public static readonly SameItem Instance = new();

        public bool Equals(ScheduledItem? one, ScheduledItem? other) => one?.Kind == other?.Kind && string.Equals(one?.Id, other?.Id, StringComparison.Ordinal);

        public int GetHashCode(ScheduledItem item) => HashCode.Combine(item.Kind, item.Id);
    }
}
