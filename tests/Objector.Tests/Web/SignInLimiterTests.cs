using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;
using Objector.App.RateLimiting;
using Objector.App.Scheduling;
using Objector.App.Web;

namespace Objector.Tests.Web;

public class SignInLimiterTests
{
    private readonly FakeTimeProvider time = new();
    private readonly SignInLimiter budget;

    public SignInLimiterTests() => budget = new SignInLimiter(time, new ClockRate(1));

    private static HttpRequest From(string address, string? forwarded = null)
    {
        var context = new DefaultHttpContext();
        context.Connection.RemoteIpAddress = IPAddress.Parse(address);
        if (forwarded is not null)
            context.Request.Headers["X-Forwarded-For"] = forwarded;
        TrustedProxies.Of("").Apply(context);
        return context.Request;
    }

    private void TryWrong(int times, Func<int, HttpRequest> from)
    {
        for (var number = 0; number < times; number++)
            budget.CountWrong(from(number));
    }

    [Fact]
    public void From_one_address_a_few_wrong_keys_may_be_tried_and_from_others_still()
    {
        TryWrong(SignInLimiter.FromOneAddress, _ => From("192.0.2.1"));

        Assert.False(budget.Allows(From("192.0.2.1")));
        Assert.True(budget.Allows(From("192.0.2.2")));
    }

    [Fact]
    public void Many_addresses_together_have_a_budget_too()
    {
        TryWrong(SignInLimiter.FromAll, number => From($"192.0.2.{number}"));

        Assert.False(budget.Allows(From("198.51.100.1")));
    }

    [Fact]
    public void After_a_while_it_begins_anew()
    {
        TryWrong(SignInLimiter.FromOneAddress, _ => From("192.0.2.1"));
        time.Advance(SignInLimiter.Window);

        Assert.True(budget.Allows(From("192.0.2.1")));
    }

    [Fact]
    public void Behind_a_proxy_the_address_that_it_saw_counts_whatever_the_port()
    {
        TryWrong(SignInLimiter.FromOneAddress, number => From("127.0.0.1", $"made.up.{number}, 192.0.2.1:{5000 + number}"));

        Assert.False(budget.Allows(From("127.0.0.1", "192.0.2.1:9999")));
        Assert.True(budget.Allows(From("127.0.0.1", "192.0.2.2:9999")));
    }

    [Fact]
    public void Who_comes_directly_cannot_choose_an_address()
    {
        TryWrong(SignInLimiter.FromOneAddress, number => From("192.0.2.1", $"198.51.100.{number}"));

        Assert.False(budget.Allows(From("192.0.2.1", "203.0.113.1")));
    }
}
