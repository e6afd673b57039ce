using CsCheck;
using Objector.App.Cases;
using Objector.Core;
using Objector.Core.Cases;

namespace Objector.Tests.Cases;

public class TokensTests
{
    private readonly Tokens tokens = new("a secret of sixteen");

    public static TheoryData<Power> EveryPower() => [.. Enum.GetValues<Power>()];

    [Fact]
    public void Base32_gives_back_any_bytes() =>
        Gen.Byte.Array[0, 64].Where(bytes => bytes.Length > 0).Sample(bytes => Base32.Decode(Base32.Encode(bytes))!.SequenceEqual(bytes));

    [Fact]
    public void Base32_forgives_the_slips_of_retyping() => Assert.Equal(Base32.Decode("0011"), Base32.Decode("oOiL"));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("u")]
    [InlineData("00-0")]
    [InlineData("01")]
    public void Base32_refuses_what_it_did_not_write(string? text) => Assert.Null(Base32.Decode(text));

    [Theory]
    [MemberData(nameof(EveryPower))]
    public void A_token_holds_for_its_own_power_and_no_other(Power power)
    {
        var token = tokens.For(power, Some.Id);

        foreach (var other in Enum.GetValues<Power>())
            Assert.Equal(other == power ? Some.Id : (CaseId?)null, tokens.Read(other, token));
    }

    [Fact]
    public void A_token_with_any_one_character_changed_holds_for_nothing()
    {
        var token = tokens.For(Power.View, Some.Id);

        for (var at = 0; at < token.Length; at++)
            Assert.Null(tokens.Read(Power.View, token[..at] + (token[at] == '7' ? '8' : '7') + token[(at + 1)..]));
    }

    [Fact]
    public void A_token_of_another_installation_holds_for_nothing() =>
        Assert.Null(new Tokens("another secret, also sixteen").Read(Power.View, tokens.For(Power.View, Some.Id)));

    [Fact]
    public void The_same_form_is_the_same_case_and_a_corrected_one_is_not()
    {
        Assert.Equal(tokens.IdFor("nonce", [1]), tokens.IdFor("nonce", [1]));
        Assert.NotEqual(tokens.IdFor("nonce", [1]), tokens.IdFor("nonce", [2]));
        Assert.NotEqual(tokens.IdFor("nonce", [1]), tokens.IdFor("other", [1]));
    }
}
