using CsCheck;
using Objector.App.Cases;
using Objector.Core;
using Objector.Core.Cases;

namespace Objector.Tests.Cases;

public class TokensTests
{
    private const string Old = "a secret of sixteen";
    private const string New = "the next of sixteen";

    private readonly Tokens tokens = new(Old);

    public static TheoryData<TokenScope> EveryPower() => [.. Enum.GetValues<TokenScope>()];

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
    public void A_token_holds_for_its_own_power_and_no_other(TokenScope power)
    {
        var token = tokens.Issue(power, Some.Id);

        foreach (var other in Enum.GetValues<TokenScope>())
            Assert.Equal(other == power ? Some.Id : (CaseId?)null, tokens.Validate(other, token));
    }

    [Fact]
    public void A_token_with_any_one_character_changed_holds_for_nothing()
    {
        var token = tokens.Issue(TokenScope.View, Some.Id);

        for (var at = 0; at < token.Length; at++)
            Assert.Null(tokens.Validate(TokenScope.View, token[..at] + (token[at] == '7' ? '8' : '7') + token[(at + 1)..]));
    }

    [Theory]
    [MemberData(nameof(EveryPower))]
    public void Each_of_the_128_bits_that_prove_a_token_depends_on_the_case(TokenScope power)
    {
        byte[][] proofs = [.. Enumerable.Range(0, 64).Select(number => Base32.Decode(tokens.Issue(power, CaseId.From([.. new byte[CaseId.Bytes - 1], (byte)number])))![CaseId.Bytes..])];

        Assert.All(proofs, proof => Assert.Equal(16, proof.Length));
        foreach (var bit in Enumerable.Range(0, 128))
            Assert.Equal(2, proofs.Select(proof => proof[bit / 8] >> (bit % 8) & 1).Distinct().Count());
    }

    [Fact]
    public void A_token_of_another_installation_holds_for_nothing() =>
        Assert.Null(new Tokens("another secret, also sixteen").Validate(TokenScope.View, tokens.Issue(TokenScope.View, Some.Id)));

    [Theory]
    [MemberData(nameof(EveryPower))]
    public void After_a_rotation_an_old_token_holds_and_a_new_one_is_of_the_new_secret(TokenScope power)
    {
        var rotated = new Tokens(New, Old);

        Assert.Equal(Some.Id, rotated.Validate(power, tokens.Issue(power, Some.Id)));
        Assert.Equal(new Tokens(New).Issue(power, Some.Id), rotated.Issue(power, Some.Id));
        Assert.Null(tokens.Validate(power, rotated.Issue(power, Some.Id)));
        Assert.Equal(Some.Id, new Tokens("the third of sixteen", New, Old).Validate(power, tokens.Issue(power, Some.Id)));
    }

    [Theory]
    [MemberData(nameof(EveryPower))]
    public void What_a_secret_signed_ends_with_it(TokenScope power)
    {
        Assert.Null(new Tokens(New).Validate(power, tokens.Issue(power, Some.Id)));
        Assert.Null(new Tokens(New).ReadPublicName(tokens.OpaqueId(Some.Id)));
    }

    [Fact]
    public void An_old_token_gains_no_other_power_by_a_rotation() =>
        Assert.All(Enum.GetValues<TokenScope>().Where(power => power != TokenScope.View), power => Assert.Null(new Tokens(New, Old).Validate(power, tokens.Issue(TokenScope.View, Some.Id))));

    [Fact]
    public void After_a_rotation_a_Message_ID_of_before_still_names_its_case()
    {
        var rotated = new Tokens(New, "another of sixteen", Old);

        Assert.Equal(Some.Id, rotated.ReadPublicName(tokens.OpaqueId(Some.Id)));
        Assert.Equal(Some.Id, rotated.ReadPublicName(rotated.OpaqueId(Some.Id)));
        Assert.Null(tokens.ReadPublicName(rotated.OpaqueId(Some.Id)));
    }

    [Fact]
    public void A_public_name_hides_the_id_and_nobody_else_can_make_one() =>
        Gen.Byte.Array[24].Sample(bytes => tokens.ReadPublicName(Base32.Encode(bytes)) is null && !tokens.OpaqueId(Some.Id).Contains(Some.Id.ToString()[..8]));

    [Fact]
    public void The_same_form_is_the_same_case_and_a_corrected_one_is_not()
    {
        Assert.Equal(tokens.IdFor("nonce", [1]), tokens.IdFor("nonce", [1]));
        Assert.NotEqual(tokens.IdFor("nonce", [1]), tokens.IdFor("nonce", [2]));
        Assert.NotEqual(tokens.IdFor("nonce", [1]), tokens.IdFor("other", [1]));
    }
}
