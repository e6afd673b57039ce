using CsCheck;
using Objector.App.Cases;
using Objector.App.Inbound;
using Objector.Core;
using Objector.Tests.Cases;

namespace Objector.Tests.Inbound;

public class SlipsTests
{
    private static readonly string Token = new Tokens("a secret of sixteen").For(Power.Inbound, Some.Id);

    private static void Finds(string typed) => Assert.Contains(Token, Slips.Of(typed, Token.Length));

    [Fact]
    public void One_slip_anywhere_is_found() => Gen.Select(Gen.Int[0, 50], Gen.OneOfConst([.. Base32.Alphabet])).Sample((at, letter) =>
    {
        Finds(Token.Remove(at, 1));
        Finds(Token.Insert(at, letter.ToString()));
        if (letter != Token[at])
            Finds($"{Token[..at]}{letter}{Token[(at + 1)..]}");
        if (Token[at] != Token[at + 1])
            Finds($"{Token[..at]}{Token[at + 1]}{Token[at]}{Token[(at + 2)..]}");
    });

    [Fact]
    public void Two_characters_too_few_are_no_slip() => Assert.Empty(Slips.Of(Token[2..], Token.Length));
}
