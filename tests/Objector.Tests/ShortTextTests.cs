using CsCheck;
using Objector.Core;

namespace Objector.Tests;

public class ShortTextTests
{
    private static readonly Gen<string> AnyText = Gen.OneOf(Gen.Const("a"), Gen.Const("é"), Gen.Const("語"), Gen.Const("🌷")).Array[0, 12].Select(string.Concat);

    [Theory]
    [InlineData("tulip", 9, "tulip")]
    [InlineData("tulip", 5, "tulip")]
    [InlineData("tulip", 3, "tul")]
    [InlineData("tulip", 0, "")]
    [InlineData("a🌷b", 3, "a🌷")]
    [InlineData("a🌷b", 2, "a")]
    public void A_long_text_ends_at_a_whole_character(string text, int length, string expected) => Assert.Equal(expected, text.AtMost(length));

    [Fact]
    public void It_is_the_longest_beginning_that_fits_and_is_text() => Gen.Select(AnyText, Gen.Int[0, 15]).Sample((text, length) =>
    {
        var some = text.AtMost(length);

        Assert.StartsWith(some, text, StringComparison.Ordinal);
        Assert.True(some.Length <= length && some.Length >= Math.Min(text.Length, length) - 1);
        Assert.Equal(some.Length, some.EnumerateRunes().Where(rune => rune != System.Text.Rune.ReplacementChar).Sum(rune => rune.Utf16SequenceLength));
    });
}
