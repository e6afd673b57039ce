using Objector.App.Web;

namespace Objector.Tests.Web;

public class OperatorSessionsTests
{
    private static readonly DateTimeOffset Now = new(2026, 5, 1, 12, 0, 0, TimeSpan.Zero);
    private readonly OperatorSessions sessions = new("a secret of sixteen", "the operator's key");

    private string Cookie(string nonce = "nonce") => sessions.Cookie(Now.AddHours(12), nonce);

    [Fact]
    public void A_cookie_holds_until_its_hour_and_no_longer()
    {
        Assert.True(sessions.Holds(Cookie(), Now.AddHours(12).AddSeconds(-1)));
        Assert.False(sessions.Holds(Cookie(), Now.AddHours(12)));
    }

    [Fact]
    public void A_cookie_with_any_one_character_changed_does_not_hold()
    {
        var cookie = Cookie();

        for (var at = 0; at < cookie.Length; at++)
            Assert.False(sessions.Holds(cookie[..at] + (cookie[at] == '7' ? '8' : '7') + cookie[(at + 1)..], Now));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("..")]
    [InlineData("9999999999.nonce.")]
    [InlineData("9999999999")]
    public void What_we_did_not_write_does_not_hold(string? cookie) => Assert.False(sessions.Holds(cookie, Now));

    [Fact]
    public void Another_key_or_another_secret_ends_every_session()
    {
        Assert.False(new OperatorSessions("a secret of sixteen", "another key").Holds(Cookie(), Now));
        Assert.False(new OperatorSessions("another secret, also sixteen", "the operator's key").Holds(Cookie(), Now));
    }

    [Fact]
    public void The_cookie_does_not_hold_the_key() => Assert.DoesNotContain("the operator's key", Cookie());

    [Fact]
    public void The_token_of_a_form_fits_its_own_session_and_no_other()
    {
        var csrf = sessions.Csrf(Cookie());

        Assert.True(sessions.CsrfFits(Cookie(), csrf));
        Assert.False(sessions.CsrfFits(Cookie("another"), csrf));
        Assert.False(sessions.CsrfFits(Cookie(), null));
        Assert.False(sessions.CsrfFits(Cookie(), ""));
    }

    [Fact]
    public void The_token_of_a_form_is_not_the_seal_of_the_cookie() => Assert.DoesNotContain(sessions.Csrf(Cookie()), Cookie());
}
