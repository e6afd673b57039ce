using System.Text.RegularExpressions;

namespace Objector.App.Mail.Writing;

/// <summary>A mail being written: its pieces in order, in one language. The keys are those of Mails.resx.</summary>
internal sealed partial class Sheet(Language language)
{
    private readonly List<Block> blocks = [];

    public Language Language => language;

    public IReadOnlyList<Block> Blocks => blocks;

    public string Text(string key, params object[] values) => Words.Mails.In(language, key, values);

    public void Say(string key, params object[] values) => Put(BlockKind.Say, Text(key, values));

    public void SayCount(string key, int count, params object[] values) => Put(BlockKind.Say, Words.Mails.CountIn(language, key, count, values));

    /// <summary>A sentence of somebody else's: the draft's, the facts'. Nothing where there is none.</summary>
    public void Tell(string? text)
    {
        if (!string.IsNullOrWhiteSpace(text))
            Put(BlockKind.Say, text);
    }

    public void Heading(string key, params object[] values) => Put(BlockKind.Heading, Text(key, values));

    /// <summary>A heading in the words of somebody else.</summary>
    public void Head(string text) => Put(BlockKind.Heading, text);

    public void Label(string key, params object[] values) => Put(BlockKind.Label, Text(key, values));

    public void Step(int number, string text) => Put(BlockKind.Step, $"{Objector.App.Say.Number(number, language)}. {text}");

    public void Button(string url, string key) => Put(BlockKind.Button, Text(key), url);

    public void Link(string url, string key) => Put(BlockKind.Link, Text(key), url);

    /// <summary>A link in the words of somebody else.</summary>
    public void Point(string url, string text) => Put(BlockKind.Link, text, url);

    public void Paste(string text) => blocks.Add(new Block(BlockKind.Paste, text.ReplaceLineEndings("\n").Trim('\n')));

    public void Small(string key) => Put(BlockKind.Small, Text(key));

    // What is to be pasted keeps its lines; everything else flows.
    private void Put(BlockKind kind, string text, string url = "") => blocks.Add(new Block(kind, Space().Replace(text, " ").Trim(), url));

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();
}
