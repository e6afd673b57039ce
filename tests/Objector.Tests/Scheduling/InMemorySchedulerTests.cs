using System.Collections.Concurrent;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Objector.App.Scheduling;
using Objector.SelfHost;

namespace Objector.Tests.Scheduling;

public sealed class InMemorySchedulerTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 3, 3, 9, 0, 0, TimeSpan.Zero);

    private readonly FakeTimeProvider time = new(Now);
    private readonly InMemoryScheduler clock;
    private readonly CancellationTokenSource stop = new();
    private readonly ConcurrentQueue<ScheduledItem> attended = new();

    public InMemorySchedulerTests() => clock = new InMemoryScheduler(time, new ClockRate(1), NullLogger<InMemoryScheduler>.Instance);

    public void Dispose()
    {
        clock.Dispose();
        stop.Dispose();
    }

    private static ScheduledItem Item(string id, int hours) => new(ScheduledKind.Case, id, Now.AddHours(hours));

    private Task Run(Func<ScheduledItem, Task>? attend = null, Func<ScheduledItem, ScheduledItem?>? again = null) => clock.Run(
        async item =>
        {
            await (attend?.Invoke(item) ?? Task.CompletedTask);
            attended.Enqueue(item);
            return again?.Invoke(item);
        },
        stop.Token);

    private Task Rung(int count) => Wait.Until(() => Task.FromResult(attended.Count >= count), $"{count} rings");

    private Task Ring(params ScheduledItem[] items) => Task.WhenAll(items.Select(item => clock.ScheduleAsync(item, CancellationToken.None)));

    [Fact]
    public async Task It_rings_in_the_order_of_the_wakes_and_not_before()
    {
        await Ring(Item("c", 3), Item("a", 1), Item("b", 2), Item("past", -1));
        var running = Run();

        await Rung(1);
        for (var hour = 2; hour <= 4; hour++)
        {
            time.Advance(TimeSpan.FromHours(1));
            await Rung(hour);
        }

        Assert.Equal(["past", "a", "b", "c"], attended.Select(item => item.Id));
        await stop.CancelAsync();
        await running;
    }

    [Fact]
    public async Task The_newest_word_on_an_item_is_the_one_that_counts()
    {
        await Ring(Item("a", 1), Item("a", 5), Item("b", 6));
        var running = Run();

        time.Advance(TimeSpan.FromHours(10));
        await Rung(2);

        Assert.Equal([Item("a", 5), Item("b", 6)], attended);
        await stop.CancelAsync();
        await running;
    }

    [Fact]
    public async Task However_often_items_are_rung_for_each_rings_once_at_its_newest_word()
    {
        for (var word = 5_000; word > 0; word--)
            await Ring(Item("a", word + 3), Item("b", word + 1), Item("c", word));
        var running = Run();

        foreach (var (hours, rung) in new[] { (1, 1), (1, 2), (2, 3) })
        {
            time.Advance(TimeSpan.FromHours(hours));
            await Rung(rung);
        }

        time.Advance(TimeSpan.FromDays(300));
        await Ring(Item("last", 0));
        await Rung(4);
        Assert.Equal([Item("c", 1), Item("b", 2), Item("a", 4), Item("last", 0)], attended);
        await stop.CancelAsync();
        await running;
    }

    [Fact]
    public async Task What_is_rung_while_it_is_attended_to_comes_after_it()
    {
        var busy = new TaskCompletionSource();
        await Ring(Item("a", 0));
        var running = Run(item => item.Wake == Now ? busy.Task : Task.CompletedTask);

        await Ring(Item("a", -1), Item("b", -1));
        await Rung(1);
        Assert.Equal("b", Assert.Single(attended).Id);
        busy.SetResult();
        await Rung(3);

        Assert.Equal(["b", "a", "a"], attended.Select(item => item.Id));
        await stop.CancelAsync();
        await running;
    }

    [Fact]
    public async Task Whoever_attends_says_when_to_come_again()
    {
        await Ring(Item("a", 0));
        var running = Run(again: item => item.Wake == Now ? Item("a", 2) : null);
        await Rung(1);

        time.Advance(TimeSpan.FromHours(2));
        await Rung(2);

        await stop.CancelAsync();
        await running;
        Assert.Equal(2, attended.Count);
    }

    [Fact]
    public async Task What_failed_is_rung_again()
    {
        var tries = 0;
        await Ring(Item("a", 0));
        var running = Run(_ => Interlocked.Increment(ref tries) == 1 ? throw new InvalidOperationException("The storage is down.") : Task.CompletedTask);

        await Wait.Until(() => Task.FromResult(Volatile.Read(ref tries) == 1), "the first try");
        await Wait.Until(
            () =>
            {
                time.Advance(TimeSpan.FromSeconds(5));
                return Task.FromResult(attended.Count == 1);
            },
            "the second try");

        await stop.CancelAsync();
        await running;
    }

    [Fact]
    public async Task Asked_to_stop_it_lets_what_has_begun_come_to_its_end()
    {
        var busy = new TaskCompletionSource();
        var begun = new TaskCompletionSource();
        await Ring(Item("a", 0));
        var running = Run(_ =>
        {
            begun.SetResult();
            return busy.Task;
        });
        await begun.Task;

        await stop.CancelAsync();
        Assert.False(running.IsCompleted);
        busy.SetResult();
        await running;

        Assert.Single(attended);
    }
}
