using System.Text;

namespace Objector.Core.InboundEmail;

/// <summary>
/// Text in the form in which words are compared: lower case, without accents, with one kind of apostrophe, quote and space. People
/// leave accents out, and mail programs spell the same sign in several ways.
/// </summary>
internal static class TextNormalizer
{
    // A letter and its base, pairwise. Not String.Normalize: that throws on half of a surrogate pair, and leaves ł and ß as they are.
    private const string Letters = "àaáaâaãaäaåaąaçcćcčcďdèeéeêeëeęeěeìiíiîiïiłlñnńnòoóoôoõoöoøośsšsùuúuûuüuýyÿyźzżzžzßs";

    /// <summary>A blank line becomes a full stop, so that no sentence goes beyond its paragraph.</summary>
    /// <returns>Never longer than twice the text.</returns>
    public static string Of(string text)
    {
        var plain = new StringBuilder(text.Length);
        var newLines = 1;
        foreach (var c in text)
        {
            if (c == '\n')
                newLines++;
            var folded = Fold(c);
            if (folded == '\0' || (folded == '>' && newLines > 0))
                continue;
            if (folded != ' ')
            {
                if (newLines > 1 && plain is [.., ' '])
                    plain.Append(". ");
                newLines = 0;
                plain.Append(folded);
            }
            else if (plain is { Length: > 0 } and not [.., ' '])
            {
                if (EndsInOrdinal(plain))
                    plain.Length--;
                plain.Append(' ');
            }
        }

        return plain.ToString().TrimEnd();
    }

    /// <summary>Whether the full stop at the end is one of a day, "am 3. März", and ends no sentence.</summary>
    private static bool EndsInOrdinal(StringBuilder plain) =>
        plain is [.., ' ', >= '0' and <= '9', '.'] or [.., ' ', >= '0' and <= '9', >= '0' and <= '9', '.'];

    /// <returns>NUL for what nobody sees, and for the signs that mark bold.</returns>
    private static char Fold(char c) => char.ToLowerInvariant(c) switch
    {
        '’' or '‘' or 'ʼ' or '´' or '`' => '\'',
        '“' or '”' or '„' or '«' or '»' => '"',
        '–' or '—' or '‑' or '‐' => '-',
        '*' or '_' or '\u00ad' or '\u2060' or '\ufeff' or (>= '\u200b' and <= '\u200f') or (>= '\u0300' and <= '\u036f') => '\0',
        var lower when char.IsWhiteSpace(lower) => ' ',
        var lower when char.IsControl(lower) => '\0',
        < '\u0080' and var ascii => ascii,
        var letter => Letters.IndexOf(letter, StringComparison.Ordinal) is >= 0 and var at && at % 2 == 0 ? Letters[at + 1] : letter,
    };
}
