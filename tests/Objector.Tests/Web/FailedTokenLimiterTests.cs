using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;
using Objector.App.Cases;
using Objector.App.Scheduling;
using Objector.App.Web;

namespace Objector.Tests.Web;

public sealed class FailedTokenLimiterTests : IDisposable
{
    private readonly FakeTimeProvider time = new();
    private readonly Measured measured = new();
    private readonly FailedTokenLimiter guesses;

    public FailedTokenLimiterTests() => guesses = new FailedTokenLimiter(time, new ClockRate(1), measured.Metrics);

    public void Dispose() => measured.Dispose();

    private static HttpRequest From(string address)
    {
        var context = new DefaultHttpContext();
        context.Connection.RemoteIpAddress = IPAddress.Parse(address);
        return context.Request;
    }

    private IResult? Guess(int times, string address, out HttpRequest last)
    {
        IResult? answer = null;
        last = From(address);
        for (var number = 0; number < times; number++)
            answer = guesses.CountWrong(last = From(address), nameof(TokenScope.View));
        return answer;
    }

    [Fact]
    public void So_many_are_told_that_they_are_wrong_and_then_no_more_from_that_network()
    {
        Assert.Null(Guess(FailedTokenLimiter.FromOneNetwork, "192.0.2.1", out _));

        Assert.NotNull(Guess(1, "192.0.2.1", out var last));
        Assert.Equal("900", last.HttpContext.Response.Headers.RetryAfter);
        Assert.Null(Guess(1, "192.0.2.2", out _));
    }

    [Fact]
    public void After_a_while_it_begins_anew()
    {
        Guess(FailedTokenLimiter.FromOneNetwork + 1, "192.0.2.1", out _);
        time.Advance(FailedTokenLimiter.Window);

        Assert.Null(Guess(1, "192.0.2.1", out _));
    }

    [Fact]
    public void Each_is_counted_by_what_it_would_have_opened()
    {
        Guess(FailedTokenLimiter.FromOneNetwork + 1, "192.0.2.1", out _);

        Assert.Equal(Enumerable.Repeat(("objector.guesses", 1L, "power=View"), FailedTokenLimiter.FromOneNetwork + 1), measured.Seen);
    }
}
