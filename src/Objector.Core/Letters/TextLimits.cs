namespace Objector.Core.Letters;

/// <summary>Makes a text fit a form's field.</summary>
internal static class TextLimits
{
    /// <param name="filler">A true sentence, added where the field would call the text too short.</param>
    public static string AtLeast(string text, int? least, string filler) => text.Length >= (least ?? 0) ? text : $"{text.TrimEnd()} {filler}".TrimStart();

    /// <returns>The text, ended after the last sentence, else the last word, that fits.</returns>
    public static string AtMost(string text, int? limit)
    {
        if (limit is not { } most || text.Length <= most)
            return text;
        if (most <= 0)
            return "";

        var head = text[..(char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)];
        var sentence = head.LastIndexOfAny(['.', '!', '?', '\n']);
        if (sentence > most / 2)
            return head[..(sentence + 1)].TrimEnd();
        var word = head.LastIndexOf(' ');
        return word > most / 2 ? head[..word] : head;
    }
}
