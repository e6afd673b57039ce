using System.Text;
using System.Text.RegularExpressions;

namespace Objector.Tests.Localization;

/// <summary>No page and no mail says anything of itself: its words are in the .resx files.</summary>
public partial class HardCodedTests
{
    // What only programs and the operator read stays English.
    private static readonly string[] ForPrograms = ["Cases/CaseStore.cs", "Cases/ConfirmationThrottle.cs", "Web/Assets.cs", "Web/Health.cs", "Web/InboundEndpoints.cs", "Web/SendGridEndpoints.cs", "Web/ObjectorPipeline.cs", "Web/SecurityHeaders.cs"];

    // A name is the same in every language.
    private static readonly string[] Names = ["Objector", "Meta", "Facebook", "Instagram", "Threads", "WhatsApp", "Messenger", "SHA-256"];

    private static readonly (string Name, string[] Said)[] Files =
    [
        .. Sources.In("Web/Pages", "*.razor").Select(file => (file.Name, Said: InRazor(file.Text))),
        .. Sources.In("Web", "*.cs").Concat(Sources.In("Cases", "*.cs")).Concat(Sources.In("Evidence", "*.cs")).Concat(Sources.In("Email/Templates", "*.cs")).Select(file => (file.Name, Said: InCode(file.Text))),
    ];

    [Fact]
    public void No_page_says_anything_of_itself()
    {
        var said = Files.Where(file => file.Said.Length > 0 && !IsForPrograms(file.Name)).Select(file => $"{file.Name}: {string.Join(" | ", file.Said)}").ToList();
        Assert.True(said.Count == 0, string.Join('\n', said));
    }

    [Theory]
    [InlineData("<p>Hello</p>")]
    [InlineData("<p>@Model.Name says</p>")]
    [InlineData("@if (a) { <b>so</b> } else { <i>or so</i> }")]
    [InlineData("<Field For=\"x\" Label=\"Country\" />")]
    [InlineData("<img alt=\"a picture\">")]
    [InlineData("<input placeholder=\"Name\">")]
    [InlineData("<p>@(late ? \"It is late\" : \"\")</p>")]
    [InlineData("<p title=\"@($\"of {day} at least\")\"></p>")]
    [InlineData("<p></p>@code { string Hint => \"As Meta reads it.\"; }")]
    public void Words_in_a_page_are_found(string page) => Assert.NotEmpty(InRazor(page));

    [Theory]
    [InlineData("@* A comment. *@\n<p>@Texts.Form[\"country.label\"]</p>")]
    [InlineData("<p class=\"@(bad ? \"main danger\" : \"main\")\">@Texts.Form.Count(\"day\", Model.Days, new Anchor(To(\"/\")))</p>")]
    [InlineData("@foreach (var x in Model.Xs)\n{\n<b id=\"@(x.Id)-hint\" aria-label=\"@Texts.Form[\"a\"]\">@x.Name, @x.Size · @Texts.Form[\"b\"]</b>\n}\nelse if (a < b)\n{ }")]
    [InlineData("<title>@Title · Objector</title>\n@code { private string Id => \"x\"; }")]
    public void Words_from_the_files_are_let_through(string page) => Assert.Empty(InRazor(page));

    private static bool IsForPrograms(string file) => file.Contains("/Operator", StringComparison.Ordinal) || ForPrograms.Contains(file);

    private static string[] InRazor(string page)
    {
        var text = Comment().Replace(page, "");
        var code = text.IndexOf("@code", StringComparison.Ordinal) is var at and >= 0 ? text[at..] : "";
        var (markup, expressions) = Split(Directive().Replace(CssClass().Replace(text[..(text.Length - code.Length)], ""), ""));
        var plain = Statement().Replace(markup, "");
        return
        [
            .. InCode(code),
            // In an expression, only what looks like a sentence: a word alone may be a key, a name or a value.
            .. InCode(expressions),
            .. Speaking().Matches(plain).Select(match => match.Groups["text"].Value).Where(Speaks),
            .. Tag().Replace(plain, "\n").Split('\n').Select(line => line.Trim()).Where(Speaks),
        ];
    }

    /// <returns>The string literals that look like a sentence; not those of failures, which are for whoever mends the program.</returns>
    private static string[] InCode(string code) =>
        [.. code.Split('\n').Where(line => !NotForReaders().IsMatch(line)).SelectMany(Literals).Where(literal => Sentence().IsMatch(Hole().Replace(literal, "")))];

    /// <returns>With those inside the holes of others.</returns>
    private static IEnumerable<string> Literals(string code) => Literal().Matches(code).Select(match => match.Value)
        .SelectMany(literal => Hole().Matches(literal).SelectMany(hole => Literals(hole.Value)).Prepend(literal));

    private static bool Speaks(string text) => Letters().IsMatch(Names.Aggregate(Entity().Replace(text, ""), (rest, name) => rest.Replace(name, "", StringComparison.Ordinal)));

    private static (string Markup, string Expressions) Split(string markup)
    {
        var (rest, expressions) = (new StringBuilder(), new StringBuilder());
        for (var at = 0; at < markup.Length; at++)
        {
            if (markup[at] != '@')
            {
                rest.Append(markup[at]);
                continue;
            }

            var from = at;
            var keyword = Keyword().Match(markup, at);
            at = keyword.Success ? keyword.Index + keyword.Length : at + 1;
            while (at < markup.Length)
            {
                if (markup[at] is '(' or '[')
                    at = Closing(markup, at) + 1;
                else if (char.IsLetterOrDigit(markup[at]) || markup[at] == '_' || (markup[at] == '.' && at + 1 < markup.Length && char.IsLetter(markup[at + 1])) || markup[at] is '!' or '?')
                    at++;
                else
                    break;
            }

            expressions.AppendLine(markup[from..at]);
            at--;
        }

        return (rest.ToString(), expressions.ToString());
    }

    private static int Closing(string text, int at)
    {
        var depth = 0;
        var quoted = false;
        for (; at < text.Length; at++)
        {
            if (text[at] == '"')
                quoted = !quoted;
            depth += quoted ? 0 : text[at] switch { '(' or '[' => 1, ')' or ']' => -1, _ => 0 };
            if (depth == 0)
                break;
        }

        return at;
    }

    [GeneratedRegex(@"@\*.*?\*@", RegexOptions.Singleline)]
    private static partial Regex Comment();

    [GeneratedRegex("""\b(class|rel|accept|style|enctype)="(@\((?:[^()]|\([^()]*\))*\)|[^"]*)"|<!doctype html>""")]
    private static partial Regex CssClass();

    [GeneratedRegex(@"\G@(if|foreach|for|while|switch) (?=\()")]
    private static partial Regex Keyword();

    [GeneratedRegex(@"^@(using|inherits|namespace|inject|page)\b.*$", RegexOptions.Multiline)]
    private static partial Regex Directive();

    [GeneratedRegex(@"\belse( if \([^\n{]*\))?(?=\s*\{)|^\s*(case .*:|break;|default:|var .*;)\s*$|[{}]", RegexOptions.Multiline)]
    private static partial Regex Statement();

    [GeneratedRegex("""\b(title|alt|placeholder|aria-label|aria-description|Label|Hint|Title|Legend|label)="(?<text>[^"]*)"|<(?:button|input)\b[^>]*\bvalue="(?<text>[^"]* [^"]*)" """)]
    private static partial Regex Speaking();

    [GeneratedRegex("""<(?:"[^"]*"|[^>"])*>""")]
    private static partial Regex Tag();

    [GeneratedRegex(@"&\w+;")]
    private static partial Regex Entity();

    [GeneratedRegex(@"\p{L}{2}")]
    private static partial Regex Letters();

    [GeneratedRegex("""\$?"(?:[^"\\\n{]|\\.|\{[^{}]*\}|\{\{)*"(?!\s*=>)""")]
    private static partial Regex Literal();

    [GeneratedRegex(@"\{[^{}]*\}")]
    private static partial Regex Hole();

    [GeneratedRegex(@"\p{L}{2,}[,;:]? \p{L}{2,}|^\$?""\p{Lu}\p{L}+[.?!:]""$")]
    private static partial Regex Sentence();

    [GeneratedRegex(@"^\s*//|\bthrow new\b|Exception\(|LoggerMessage|Regex\(|Headers\b|\bLog\.")]
    private static partial Regex NotForReaders();
}
