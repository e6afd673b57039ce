using System.Globalization;
using System.Text.RegularExpressions;
using Fluid;
using Fluid.Ast;
using Microsoft.Extensions.FileProviders;
using Objector.Core.Cases;

namespace Objector.App.Mail;

/// <summary>
/// Writes a mail's words. A template is run once; its tags (<c>say</c>, <c>step</c>, <c>paste</c>, …) say what each piece is,
/// and the text and the HTML are both made from these pieces. So the words are written once, and encoding happens in one place.
/// </summary>
internal sealed partial record MailWords(string Subject, IReadOnlyList<Block> Blocks)
{
    private const string Folder = "Objector.App.Mail.Templates";
    private static readonly FluidParser Parser = NewParser();
    private static readonly TemplateOptions Options = NewOptions();
    private static readonly Dictionary<MailKind, IFluidTemplate> Templates = Enum.GetValues<MailKind>().ToDictionary(kind => kind, kind => Load($"en/{kind}"));
    private static readonly IFluidTemplate Layout = Load("layout.html");

    /// <exception cref="InvalidOperationException">The template has words outside a tag, which would be lost.</exception>
    public static MailWords For(MailContent content, IEnumerable<Attachment> attachments)
    {
        var blocks = new List<Block>();
        var context = new TemplateContext(content, Options);
        context.AmbientValues[nameof(Blocks)] = blocks;
        context.SetValue("Attached", attachments.Select(attachment => attachment.Name).ToArray());

        var stray = Templates[content.Kind].Render(context);
        if (!string.IsNullOrWhiteSpace(stray))
            throw new InvalidOperationException($"Template {content.Kind}: put these words into a tag: {stray.Trim()}");
        return new(blocks.Single(block => block.Tag == "subject").Text, [.. blocks.Where(block => block.Tag != "subject")]);
    }

    public string ToText() => string.Join("\n\n", Blocks.Select(Plain)) + "\n";

    public string ToHtml() => Layout.Render(new TemplateContext(this, Options), System.Text.Encodings.Web.HtmlEncoder.Default);

    private static string Plain(Block block) => block.Tag switch
    {
        "heading" => $"{block.Text}\n{new string('=', block.Text.Length)}",
        "step" => $"{block.Argument}. {block.Text}",
        "button" or "link" => $"{block.Text}:\n{block.Argument}",
        "paste" => $"----------\n{block.Text}\n----------",
        _ => block.Text,
    };

    private static FluidParser NewParser()
    {
        var parser = new FluidParser();
        foreach (var tag in (string[])["subject", "say", "heading", "paste", "small"])
            parser.RegisterEmptyBlock(tag, (words, _, _, context) => Note(tag, null, words, context));
        foreach (var tag in (string[])["step", "button", "link"])
            parser.RegisterExpressionBlock(tag, (argument, words, _, _, context) => Note(tag, argument, words, context));
        return parser;
    }

    private static async ValueTask<Completion> Note(string tag, Expression? argument, IReadOnlyList<Statement> words, TemplateContext context)
    {
        using var writer = new StringWriter(CultureInfo.InvariantCulture);
        await words.RenderStatementsAsync(writer, NullEncoder.Default, context);
        // What is to be pasted keeps its lines; everything else flows.
        var text = tag == "paste" ? writer.ToString().ReplaceLineEndings("\n").Trim('\n') : Space().Replace(writer.ToString(), " ").Trim();
        var value = argument is null ? "" : (await argument.EvaluateAsync(context)).ToStringValue();
        ((List<Block>)context.AmbientValues[nameof(Blocks)]).Add(new Block(tag, text, value));
        return Completion.Normal;
    }

    private static TemplateOptions NewOptions()
    {
        var options = new TemplateOptions
        {
            // Templates are ours; what people typed only ever fills them.
            MemberAccessStrategy = UnsafeMemberAccessStrategy.Instance,
            FileProvider = new EmbeddedFileProvider(typeof(MailWords).Assembly, $"{Folder}.en"),
            CultureInfo = CultureInfo.InvariantCulture,
            StrictFilters = true,
        };
        options.ValueConverters.Add(value => value switch
        {
            Enum name => name.ToString(),
            DateOnly day => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture),
            _ => null,
        });
        return options;
    }

    private static IFluidTemplate Load(string path)
    {
        var name = $"{Folder}.{path.Replace('/', '.')}.liquid";
        using var stream = typeof(MailWords).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"No template {name}.");
        using var reader = new StreamReader(stream);
        return Parser.TryParse(reader.ReadToEnd(), out var template, out var error) ? template : throw new InvalidOperationException($"Template {name}: {error}");
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();
}
