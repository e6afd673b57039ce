using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Fluid;
using Objector.Core.Cases;

namespace Objector.App.Mail.Writing;

/// <summary>
/// A mail's words. It is written once, as pieces (<see cref="Block"/>); the text and the HTML are both made from these, so they say
/// the same, and encoding happens in one place.
/// </summary>
/// <param name="Preview">What a mailbox shows beside the subject: a sentence of the mail's own.</param>
internal sealed record MailWords(Language Language, string Subject, string Preview, IReadOnlyList<Block> Blocks)
{
    /// <summary>In bytes. Gmail cuts an HTML off at 102 KB, and with it the button and the foot.</summary>
    public const int MaxHtml = 90_000;

    // Mails are UTF-8: letters of any script stay letters.
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);
    private static readonly TemplateOptions Options = NewOptions();
    private static readonly IFluidTemplate Layout = Load("Objector.App.Mail.Writing.layout.html.liquid");

    /// <summary>For the layout.</summary>
    public string Direction => Language.Culture.TextInfo.IsRightToLeft ? "rtl" : "ltr";

    /// <param name="attached">The names of the files that come with it.</param>
    public static MailWords For(MailContent mail, IReadOnlyList<string> attached)
    {
        var sheet = new Sheet(mail.Language);
        var subject = mail.Kind switch
        {
            MailKind.Confirmation => Beginnings.Confirmation(mail, sheet),
            MailKind.ConfirmationReminder => Beginnings.ConfirmationReminder(mail, sheet),
            MailKind.Request => Beginnings.Request(mail, sheet, attached),
            MailKind.FileNudge => Nudges.File(mail, sheet),
            MailKind.ReplyNudge => Nudges.Reply(mail, sheet),
            MailKind.DeadlinePassed => Nudges.DeadlinePassed(mail, sheet),
            MailKind.OverdueNudge => Nudges.Overdue(mail, sheet),
            MailKind.SettingsNudge => Nudges.Settings(mail, sheet),
            MailKind.ComplaintLapses => Nudges.ComplaintLapses(mail, sheet),
            MailKind.ReplyLogged => Answers.ReplyLogged(mail, sheet),
            MailKind.Dormant => Answers.Dormant(mail, sheet),
            MailKind.EraseLink => Answers.EraseLink(mail, sheet),
            _ => throw new ArgumentOutOfRangeException(nameof(mail), mail.Kind, "No words for this."),
        };
        // The first piece is the greeting, which tells nothing.
        return new MailWords(mail.Language, subject, sheet.Blocks.Skip(1).First(block => block.Kind == BlockKind.Say).Text, sheet.Blocks).Fitted(sheet);
    }

    public string ToText() => string.Join("\n\n", Blocks.Select(Plain)) + "\n";

    public string ToHtml() => Layout.Render(new TemplateContext(this, Options), Encoder);

    /// <summary>With the longest texts left to the case's page, as many as it takes.</summary>
    private MailWords Fitted(Sheet sheet)
    {
        var fitted = this;
        while (Encoding.UTF8.GetByteCount(fitted.ToHtml()) > MaxHtml && fitted.Blocks.Where(block => block.Kind == BlockKind.Paste).MaxBy(block => block.Text.Length) is { } longest)
            fitted = fitted with { Blocks = [.. fitted.Blocks.Select(block => ReferenceEquals(block, longest) ? new Block(BlockKind.Say, sheet.Text("paste.long")) : block)] };
        return fitted;
    }

    private static string Plain(Block block) => block.Kind switch
    {
        BlockKind.Heading => $"{block.Text}\n{new string('=', block.Text.Length)}",
        BlockKind.Button or BlockKind.Link => $"{block.Text}:\n{block.Url}",
        BlockKind.Paste => $"----------\n{block.Text}\n----------",
        _ => block.Text,
    };

    private static TemplateOptions NewOptions()
    {
        var options = new TemplateOptions { StrictFilters = true };
        options.MemberAccessStrategy.Register<MailWords>();
        options.MemberAccessStrategy.Register<Language>();
        options.MemberAccessStrategy.Register<Block>();
        return options;
    }

    private static IFluidTemplate Load(string name)
    {
        using var stream = typeof(MailWords).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"No template {name}.");
        using var reader = new StreamReader(stream);
        return new FluidParser().TryParse(reader.ReadToEnd(), out var template, out var error) ? template : throw new InvalidOperationException($"Template {name}: {error}");
    }
}
