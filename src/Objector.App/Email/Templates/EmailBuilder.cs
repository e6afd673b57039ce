using System.Text.RegularExpressions;

namespace Objector.App.Email.Templates;

/// <summary>A mail being written: its pieces in order, in one language. The keys are those of Mails.resx.</summary>
internal sealed partial class EmailBuilder(Language language)
{
    private readonly List<EmailBlock> blocks = [];

    public Language Language => language;

    public IReadOnlyList<EmailBlock> Blocks => blocks;

    public string Text(string key, params object[] values) => Texts.Mails.In(language, key, values);

    public void Say(string key, params object[] values) => Put(EmailBlockKind.Say, Text(key, values));

    public void SayCount(string key, int count, params object[] values) => Put(EmailBlockKind.Say, Texts.Mails.CountIn(language, key, count, values));

    /// <summary>A sentence of somebody else's: the draft's, the facts'. Nothing where there is none.</summary>
    public void Tell(string? text)
    {
        if (!string.IsNullOrWhiteSpace(text))
            Put(EmailBlockKind.Say, text);
    }

    public void Heading(string key, params object[] values) => Put(EmailBlockKind.Heading, Text(key, values));

    /// <summary>A heading in the words of somebody else.</summary>
    public void Head(string text) => Put(EmailBlockKind.Heading, text);

    public void Label(string key, params object[] values) => Put(EmailBlockKind.Label, Text(key, values));

    public void Step(int number, string text) => Put(EmailBlockKind.Step, $"{Objector.App.Formatting.Number(number, language)}. {text}");

    public void Button(string url, string key) => Put(EmailBlockKind.Button, Text(key), url);

    public void Link(string url, string key) => Put(EmailBlockKind.Link, Text(key), url);

    /// <summary>A link in the words of somebody else.</summary>
    public void Point(string url, string text) => Put(EmailBlockKind.Link, text, url);

    public void Paste(string text) => blocks.Add(new EmailBlock(EmailBlockKind.Paste, text.ReplaceLineEndings("\n").Trim('\n')));

    public void Small(string key) => Put(EmailBlockKind.Small, Text(key));

    // What is to be pasted keeps its lines; everything else flows.
    private void Put(EmailBlockKind kind, string text, string url = "") => blocks.Add(new EmailBlock(kind, Space().Replace(text, " ").Trim(), url));

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();
}
