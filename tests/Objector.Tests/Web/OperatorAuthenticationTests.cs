using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Time.Testing;
using Objector.App.Email;
using Objector.App.Scheduling;
using Objector.App.Web;

namespace Objector.Tests.Web;

public class OperatorAuthenticationTests
{
    private static readonly FakeTimeProvider Time = new(new DateTimeOffset(2026, 3, 3, 9, 0, 0, TimeSpan.Zero));

    private static OperatorAuthentication Door(string key, string site = "http://localhost:7071") =>
        new(new OperatorKey(key), new OperatorSessions("a secret of sixteen", key), new SignInLimiter(Time, new ClockRate(1)), new PublicUrl(site), Time, new ClockRate(1));

    private static DefaultHttpContext SignInWith(string key, string scheme = "http")
    {
        var context = new DefaultHttpContext();
        context.Request.Method = "POST";
        context.Request.Scheme = scheme;
        context.Request.ContentType = "application/x-www-form-urlencoded";
        context.Request.Body = new MemoryStream(Encoding.UTF8.GetBytes($"key={key}"));
        return context;
    }

    [Theory]
    [InlineData("https", "http://localhost:7071", true)]
    [InlineData("http", "https://objector.example", true)]
    [InlineData("http", "http://localhost:7071", false)]
    public async Task The_cookie_is_secure_where_people_come_by_https(string scheme, string site, bool secure)
    {
        var context = SignInWith("key", scheme);

        await Door("key", site).SignIn(context.Request, CancellationToken.None);

        Assert.Equal(secure, context.Response.Headers.SetCookie.ToString().Contains("secure", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Without_a_key_there_are_no_operators_pages()
    {
        var context = SignInWith("");
        context.Request.Headers[OperatorAuthentication.Header] = "";

        Assert.IsType<NotFound>(await Door("").SignIn(context.Request, CancellationToken.None));
        Assert.IsType<NotFound>(Door("").Refusal(context.Request));
        Assert.Equal(0, context.Response.Headers.SetCookie.Count);
        Assert.False(new OperatorKey("").Fits(""));
    }

    [Fact]
    public void A_wrong_key_in_the_header_is_not_helped_by_a_cookie()
    {
        var context = new DefaultHttpContext();
        context.Request.Headers.Cookie = $"{OperatorAuthentication.Cookie}={new OperatorSessions("a secret of sixteen", "key").Cookie(Time.GetUtcNow().AddHours(1), "nonce")}";
        Assert.Null(Door("key").Refusal(context.Request));

        context.Request.Headers[OperatorAuthentication.Header] = "wrong";

        Assert.NotNull(Door("key").Refusal(context.Request));
    }

    [Fact]
    public async Task After_too_many_wrong_keys_not_even_the_right_one_is_looked_at()
    {
        var door = Door("key");
        for (var tries = 0; tries < SignInLimiter.FromOneAddress; tries++)
            await door.SignIn(SignInWith("wrong").Request, CancellationToken.None);
        var context = SignInWith("key");

        await door.SignIn(context.Request, CancellationToken.None);

        Assert.Equal(0, context.Response.Headers.SetCookie.Count);
        Assert.Equal("900", context.Response.Headers.RetryAfter);
    }
}
