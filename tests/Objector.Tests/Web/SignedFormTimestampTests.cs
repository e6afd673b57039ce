using Microsoft.Extensions.Time.Testing;
using Objector.App.Cases;
using Objector.App.RateLimiting;
using Objector.App.Scheduling;
using Objector.App.Web;

namespace Objector.Tests.Web;

public class SignedFormTimestampTests
{
    private static readonly TimeSpan Least = TimeSpan.FromSeconds(new RateLimitOptions().SecondsToFillIn);
    private readonly FakeTimeProvider time = new();

    private SignedFormTimestamp Stamps(double rate = 1, string secret = "a secret of sixteen") => new(new Tokens(secret), new RateLimitOptions(), time, new ClockRate(rate));

    [Fact]
    public void A_form_is_sent_too_fast_until_a_person_could_have_filled_it_in_and_then_for_as_long_as_it_lies_open()
    {
        var stamp = Stamps().New();
        time.Advance(Least - TimeSpan.FromTicks(1));
        Assert.False(Stamps().IsOldEnough(stamp));

        time.Advance(TimeSpan.FromTicks(1));
        Assert.True(Stamps().IsOldEnough(stamp));
        time.Advance(TimeSpan.FromDays(30));
        Assert.True(Stamps().IsOldEnough(stamp));
    }

    [Fact]
    public void However_fast_the_clock_runs_it_is_the_persons_time_that_counts()
    {
        var stamp = Stamps().New();
        time.Advance(Least);

        Assert.False(Stamps(rate: 1000).IsOldEnough(stamp));
    }

    [Theory]
    [InlineData("")]
    [InlineData("638000000000000000")]
    [InlineData("638000000000000000.0123456789abcdef0123456789")]
    [InlineData(".")]
    [InlineData("a.b.c")]
    public void One_that_we_did_not_give_does_not_hold(string stamp)
    {
        Assert.False(Stamps().Holds(stamp));
        Assert.False(Stamps().IsOldEnough(stamp));
    }

    [Fact]
    public void Neither_does_another_installations_or_one_with_an_earlier_time()
    {
        var stamp = Stamps().New();
        var earlier = $"{long.Parse(stamp.Split('.')[0], System.Globalization.CultureInfo.InvariantCulture) - TimeSpan.TicksPerHour}.{stamp.Split('.')[1]}";

        Assert.True(Stamps().Holds(stamp));
        Assert.False(Stamps().Holds(earlier));
        Assert.False(Stamps(secret: "another secret, also sixteen").Holds(stamp));
    }
}
