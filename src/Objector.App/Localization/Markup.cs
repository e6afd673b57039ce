using System.Text.Encodings.Web;

namespace Objector.App;

/// <summary>HTML around some words of a text. Those of the text itself come as the format, <c>{0:the words}</c>, encoded already.</summary>
internal interface IMarkup : IFormattable;

/// <summary>A link: of <c>{0:fill in the form again}</c> the words.</summary>
/// <param name="Outside">Whether it leads to another site: then it opens beside ours, and tells nobody where it came from.</param>
public sealed record Anchor(string Href, bool Outside = false) : IMarkup
{
    public string ToString(string? format, IFormatProvider? formatProvider) =>
        $"""<a href="{HtmlEncoder.Default.Encode(Href)}"{(Outside ? """ rel="noreferrer" target="_blank" """.TrimEnd() : "")}>{format}</a>""";
}

/// <summary>Words that stand out: those given, or else those of the text, <c>{0:so}</c>.</summary>
public sealed record Strong(string? Given = null) : IMarkup
{
    public string ToString(string? format, IFormatProvider? formatProvider) => Given is null ? $"<b>{format}</b>" : $"""<b dir="auto">{HtmlEncoder.Default.Encode(Given)}</b>""";
}
