namespace Objector.Core.Letters;

/// <summary>Makes a text fit a form's field.</summary>
internal static class Fitting
{
    private const string Filler =
        "I did not consent to this use, I could not expect it when I shared what I shared, and I cannot take it back once a model has learned it.";

    /// <returns>The text, with a true sentence added where the field would call it too short.</returns>
    public static string AtLeast(string text, int? least) => text.Length >= (least ?? 0) ? text : $"{text.TrimEnd()} {Filler}".TrimStart();

    /// <returns>The text, ended after the last sentence, else the last word, that fits.</returns>
    public static string AtMost(string text, int? limit)
    {
        if (limit is not { } most || text.Length <= most)
            return text;

        var head = text[..(char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)];
        var sentence = head.LastIndexOfAny(['.', '!', '?', '\n']);
        if (sentence > most / 2)
            return head[..(sentence + 1)].TrimEnd();
        var word = head.LastIndexOf(' ');
        return word > most / 2 ? head[..word] : head;
    }
}
