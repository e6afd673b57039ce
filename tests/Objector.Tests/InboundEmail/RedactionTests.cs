using Objector.App.Cases;
using Objector.App.InboundEmail;
using Objector.Tests.Cases;

namespace Objector.Tests.InboundEmail;

public class RedactionTests
{
    private static readonly string Token = new Tokens("a secret of sixteen").Issue(TokenScope.View, Some.Id);

    public static TheoryData<string> WaysToQuoteIt() =>
    [
        $"https://objector.example/cases/{Token}#reply",
        $"https://safelinks.example/?url=https%3A%2F%2Fobjector.example%2Fcases%2F{Token}&data=05",
        $"mailto:case+{Token}@reply.example",
        $"CASE+{Token.ToUpperInvariant()}@REPLY.EXAMPLE",
        $"> https://objector.example/erase/{Token[..20]}\n> {Token[20..]}",
        $"case+{Token[..26]}@reply.example",
        $"https://objector.example/unsubscribe/{Token}.",
    ];

    [Theory]
    [MemberData(nameof(WaysToQuoteIt))]
    public void No_eight_characters_of_a_token_are_left(string text)
    {
        var shown = Redaction.Tokens(text).ToLowerInvariant();

        for (var at = 0; at + 8 <= Token.Length; at++)
            Assert.DoesNotContain(Token.Substring(at, 8), shown);
    }

    [Theory]
    [InlineData("We will honor your objection. Case #1234567890123456, ada@example.org, https://www.facebook.com/help/contact/510058597920541")]
    [InlineData("Datenschutzgrundverordnungskonformität, 2026-05-31T12:00:00Z")]
    public void What_Meta_writes_stays(string text) => Assert.Equal(text, Redaction.Tokens(text));

    [Fact]
    public void A_reason_loses_its_addresses() =>
        Assert.Equal("Spam from … to …, not ours", Redaction.TokensAndAddresses("Spam from eve@example.com to case+nobody@reply.example, not ours"));
}
