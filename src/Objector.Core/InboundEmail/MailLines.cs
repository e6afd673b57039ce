using System.Runtime.InteropServices;

namespace Objector.Core.InboundEmail;

/// <summary>The lines of a mail's text, and which of them can be nothing but words that somebody wrote.</summary>
internal sealed class MailLines : IReadOnlyList<string>
{
    private readonly string[] lines;
    private readonly bool[] words;
    private readonly Dictionary<int, (AttributionLine? Attribution, HeaderBlock? Header)> marks = [];

    public MailLines(string[] lines)
        : this(lines, Array.ConvertAll(lines, IsWords), lines.Length)
    {
    }

    private MailLines(string[] lines, bool[] words, int count) => (this.lines, this.words, Count) = (lines, words, count);

    public int Count { get; }

    public string this[int at] => lines[at];

    /// <summary>Whether a line begins no quote, signature, or mail that is passed on: most lines do not, and need no closer look.</summary>
    public bool AreWords(int at) => words[at];

    public AttributionLine? AttributionAt(int at) => MarksAt(at).Attribution;

    public HeaderBlock? HeaderAt(int at) => MarksAt(at).Header;

    public MailLines Take(int count) => new(lines, words, count);

    public IEnumerator<string> GetEnumerator() => lines.Take(Count).GetEnumerator();

    System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Looked for once: several ask.</summary>
    private (AttributionLine? Attribution, HeaderBlock? Header) MarksAt(int at)
    {
        if (words[at])
            return default;
        ref var found = ref CollectionsMarshal.GetValueRefOrAddDefault(marks, at, out var known);
        if (!known)
            found = (AttributionLine.At(this, at), HeaderBlock.At(this, at));
        return found;
    }

    /// <summary>Looks for the least that every mark has; see <see cref="MailLine"/>, <see cref="HeaderBlock"/>, <see cref="AttributionLine"/> and <see cref="Signature"/>.</summary>
    private static bool IsWords(string line)
    {
        var bare = MailLine.Bare(line);
        return !MailLine.IsQuoted(line) && !bare.IsEmpty && !MailLine.MayBeDrawn(bare) && !HeaderBlock.MayBegin(bare) && !AttributionLine.MayBegin(bare) && !Signature.MayBegin(line, bare);
    }
}
