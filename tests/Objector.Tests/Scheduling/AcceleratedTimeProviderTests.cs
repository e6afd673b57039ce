using Microsoft.Extensions.Time.Testing;
using Objector.App.Scheduling;
using Objector.Tests.Cases;

namespace Objector.Tests.Scheduling;

public class AcceleratedTimeProviderTests
{
    private readonly FakeTimeProvider real = new(Some.Now);
    private readonly AcceleratedTimeProvider clock;

    public AcceleratedTimeProviderTests() => clock = new AcceleratedTimeProvider(real, Some.Now.AddDays(10), rate: 1440);

    [Fact]
    public void A_minute_in_the_world_is_a_day_on_it()
    {
        real.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(Some.Now.AddDays(11), clock.GetUtcNow());
    }

    [Fact]
    public async Task A_delay_of_a_day_takes_a_minute_and_no_less()
    {
        var delay = Task.Delay(TimeSpan.FromDays(1), clock);

        real.Advance(TimeSpan.FromSeconds(59));
        Assert.False(delay.IsCompleted);
        real.Advance(TimeSpan.FromSeconds(1));
        await delay;
    }

    [Fact]
    public void Five_minutes_in_the_world_are_five_days_on_it() =>
        Assert.Equal(TimeSpan.FromDays(5), new ClockRate(clock.Rate).ToProgramTime(TimeSpan.FromMinutes(5)));
}
