using Azure;
using Microsoft.Extensions.Time.Testing;
using Objector.App.Cases;
using Objector.App.Scheduling;
using Objector.Core.Cases;

namespace Objector.Tests.Cases;

public class PersistentRetryTests
{
    private static readonly DateTimeOffset Start = new(2026, 6, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly CaseId Id = CaseId.From(new byte[16]);

    [Fact]
    public async Task What_is_busy_or_away_for_a_while_is_tried_until_it_works()
    {
        var (clock, tries) = (new FakeTimeProvider(Start), 0);
        Exception[] troubles =
        [
            new CaseBusyException(Id), new RequestFailedException(503, "Busy"), new AggregateException("Retry failed"), new OperationCanceledException(),
        ];

        Task<int> Attempt() => tries++ < troubles.Length ? Task.FromException<int>(troubles[tries - 1]) : Task.FromResult(tries);
        var done = Run(clock, Attempt, Start.AddMinutes(1));

        Assert.Equal(troubles.Length + 1, await done);
    }

    [Fact]
    public async Task What_fails_until_its_time_is_up_has_failed_and_was_not_asked_at_every_instant()
    {
        var (clock, tries) = (new FakeTimeProvider(Start), new List<DateTimeOffset>());

        await Assert.ThrowsAsync<CaseBusyException>(() => Run(
            clock,
            () =>
            {
                tries.Add(clock.GetUtcNow());
                return Task.FromException<int>(new CaseBusyException(Id));
            },
            Start.AddMinutes(1)));

        Assert.True(tries[^1] < Start.AddMinutes(1));
        var pauses = tries.Zip(tries.Skip(1), (one, next) => next - one).ToList();
        Assert.NotEmpty(pauses);
        Assert.All(pauses.Zip(pauses.Skip(1)), pair => Assert.True(pair.First < pair.Second));
    }

    [Fact]
    public async Task A_mistake_of_ours_is_not_tried_again()
    {
        var tries = 0;
        await Assert.ThrowsAsync<InvalidOperationException>(() => Run(
            new FakeTimeProvider(Start),
            () =>
            {
                tries++;
                return Task.FromException<int>(new InvalidOperationException());
            },
            Start.AddMinutes(1)));

        Assert.Equal(1, tries);
    }

    private static async Task<int> Run(FakeTimeProvider clock, Func<Task<int>> attempt, DateTimeOffset until)
    {
        var run = new PersistentRetry(clock, new ClockRate(1)).Do(attempt, until, _ => { }, CancellationToken.None);
        for (; !run.IsCompleted; await Task.Yield())
            clock.Advance(TimeSpan.FromMilliseconds(50));
        return await run;
    }
}
