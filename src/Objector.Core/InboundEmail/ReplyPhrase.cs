namespace Objector.Core.InboundEmail;

/// <summary>Words that tell what kind of answer a text is.</summary>
/// <param name="Text">Where it holds " ... ", a few other words may stand.</param>
/// <param name="Weight">1, which never decides alone, to 5, which decides by itself.</param>
/// <param name="Verified">Whether the source quotes these words as Meta's; else they are only plausible.</param>
/// <param name="Meaning">What they mean beyond their kind, in words for a reader.</param>
internal sealed record ReplyPhrase(string Text, string Language, int Weight, string Source, bool Verified, string? Meaning = null)
{
    // Characters between two parts.
    private const int MaxGap = 60;
    private const string Gap = " ... ";

    private string[] Parts { get; init; } = [];
    private NegationRules Denials { get; init; } = null!;

    /// <summary>Whether it asks for something: what cannot go on before it is still asked for.</summary>
    public bool IsDemand { get; private init; }

    /// <summary>Whether it grants something.</summary>
    public bool IsPromise { get; private init; }

    /// <summary>Whether it says "not" itself.</summary>
    public bool IsNegative { get; private init; }

    public ReplyPhrase In(NegationRules denials, bool isDemand, bool isPromise)
    {
        var parts = Text.Split(Gap).Select(TextNormalizer.Of).ToArray();
        return this with { Parts = parts, Denials = denials, IsDemand = isDemand, IsPromise = isPromise, IsNegative = parts.Any(denials.AreIn) };
    }

    /// <returns>Whether a text says it; if it only denies it, the first word by which it does.</returns>
    public (bool Said, string? DeniedBy) Look(string words)
    {
        string? denied = null;
        for (var at = 0; (at = words.IndexOf(Parts[0], at, StringComparison.Ordinal)) >= 0; at += Parts[0].Length)
        {
            if (at > 0 && char.IsLetterOrDigit(words[at - 1]) || End(words, at) is not { } end)
                continue;
            if (Denials.Of(words, at, end, this) is not { } word)
                return (true, null);
            denied ??= word;
        }

        return (false, denied);
    }

    private int? End(string words, int at)
    {
        var end = at + Parts[0].Length;
        foreach (var part in Parts[1..])
        {
            var next = words.AsSpan(end, Math.Min(words.Length - end, MaxGap + part.Length)).IndexOf(part, StringComparison.Ordinal);
            if (next < 0 || (words[end..(end + next)] is var gap && (gap.AsSpan().ContainsAny(".;:!?") || (!IsNegative && Denials.AreBetween(gap)))))
                return null;
            end += next + part.Length;
        }

        return end;
    }
}
