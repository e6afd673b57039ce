using Objector.App.Cases;
using Objector.App.InboundEmail;
using Objector.Tests.Cases;

namespace Objector.Tests.InboundEmail;

public class TypoCandidatesTests
{
    private static readonly string Token = new Tokens("a secret of sixteen").Issue(TokenScope.Inbound, Some.Id);

    private static void Finds(string typed) => Assert.Contains(Token, TypoCandidates.Of(typed, Token.Length));

    [Fact]
    public void One_slip_anywhere_is_found()
    {
        for (var at = 0; at < Token.Length; at++)
        {
            Finds(Token.Remove(at, 1));
            Finds(Token.Insert(at, "7"));
            Finds($"{Token[..at]}{(Token[at] == '7' ? '8' : '7')}{Token[(at + 1)..]}");
            if (at + 1 < Token.Length && Token[at] != Token[at + 1])
                Finds($"{Token[..at]}{Token[at + 1]}{Token[at]}{Token[(at + 2)..]}");
        }
    }

    [Fact]
    public void Two_characters_too_few_are_no_slip() => Assert.Empty(TypoCandidates.Of(Token[2..], Token.Length));
}
