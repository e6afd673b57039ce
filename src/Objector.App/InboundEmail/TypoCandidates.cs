using Objector.Core;

namespace Objector.App.InboundEmail;

/// <summary>
/// What somebody may have meant who typed a token with one slip: a wrong character, one too few, one too many, or two neighbours the
/// wrong way round. A token proves itself, so trying all of them finds the right one without an index of cases.
/// </summary>
public static class TypoCandidates
{
    /// <param name="typed">In lower case.</param>
    /// <param name="length">Of what was meant, in characters.</param>
    public static IEnumerable<string> Of(string typed, int length) => (typed.Length - length) switch
    {
        0 => Wrong(typed).Concat(Swapped(typed)),
        -1 => Missing(typed),
        1 => Enumerable.Range(0, typed.Length).Select(at => typed.Remove(at, 1)),
        _ => [],
    };

    private static IEnumerable<string> Wrong(string typed) =>
        from at in Enumerable.Range(0, typed.Length)
        from letter in Base32.Alphabet
        where letter != typed[at]
        select $"{typed[..at]}{letter}{typed[(at + 1)..]}";

    private static IEnumerable<string> Swapped(string typed) =>
        from at in Enumerable.Range(0, typed.Length - 1)
        where typed[at] != typed[at + 1]
        select $"{typed[..at]}{typed[at + 1]}{typed[at]}{typed[(at + 2)..]}";

    private static IEnumerable<string> Missing(string typed) =>
        from at in Enumerable.Range(0, typed.Length + 1)
        from letter in Base32.Alphabet
        select typed.Insert(at, letter.ToString());
}
