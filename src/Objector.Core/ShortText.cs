namespace Objector.Core;

public static class ShortText
{
    /// <summary>The beginning of a text. A character that takes two places, as emoji do, is kept whole or left out: half of one is no text.</summary>
    public static string AtMost(this string text, int length) =>
        text.Length <= length ? text : text[..(length > 0 && char.IsHighSurrogate(text[length - 1]) && char.IsLowSurrogate(text[length]) ? length - 1 : length)];
}
