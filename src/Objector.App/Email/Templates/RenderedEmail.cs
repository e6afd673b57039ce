using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Fluid;
using Objector.Core.Cases;

namespace Objector.App.Email.Templates;

/// <summary>
/// A mail's words. It is written once, as pieces (<see cref="EmailBlock"/>); the text and the HTML are both made from these, so they say
/// the same, and encoding happens in one place.
/// </summary>
/// <param name="Preview">What a mailbox shows beside the subject: a sentence of the mail's own.</param>
internal sealed record RenderedEmail(Language Language, string Subject, string Preview, IReadOnlyList<EmailBlock> Blocks)
{
    /// <summary>In bytes. Gmail cuts an HTML off at 102 KB, and with it the button and the foot.</summary>
    public const int MaxHtml = 90_000;

    // Mails are UTF-8: letters of any script stay letters.
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);
    private static readonly TemplateOptions Options = NewOptions();
    private static readonly IFluidTemplate Layout = Load("Objector.App.Email.Templates.layout.html.liquid");

    /// <summary>For the layout.</summary>
    public string Direction => Language.Culture.TextInfo.IsRightToLeft ? "rtl" : "ltr";

    /// <param name="attached">The names of the files that come with it.</param>
    public static RenderedEmail For(MailContent mail, IReadOnlyList<string> attached)
    {
        var sheet = new EmailBuilder(mail.Language);
        var subject = mail.Kind switch
        {
            MailKind.Confirmation => RequestEmails.Confirmation(mail, sheet),
            MailKind.ConfirmationReminder => RequestEmails.ConfirmationReminder(mail, sheet),
            MailKind.Request => RequestEmails.Request(mail, sheet, attached),
            MailKind.FileNudge => ReminderEmails.File(mail, sheet),
            MailKind.ReplyNudge => ReminderEmails.Reply(mail, sheet),
            MailKind.DeadlinePassed => ReminderEmails.DeadlinePassed(mail, sheet),
            MailKind.OverdueNudge => ReminderEmails.Overdue(mail, sheet),
            MailKind.SettingsNudge => ReminderEmails.Settings(mail, sheet),
            MailKind.ComplaintLapses => ReminderEmails.ComplaintLapses(mail, sheet),
            MailKind.ReplyLogged => ReplyEmails.ReplyLogged(mail, sheet),
            MailKind.Dormant => ReplyEmails.Dormant(mail, sheet),
            MailKind.EraseLink => ReplyEmails.EraseLink(mail, sheet),
            _ => throw new ArgumentOutOfRangeException(nameof(mail), mail.Kind, "No words for this."),
        };
        // The first piece is the greeting, which tells nothing.
        return new RenderedEmail(mail.Language, subject, sheet.Blocks.Skip(1).First(block => block.Kind == EmailBlockKind.Say).Text, sheet.Blocks).Fitted(sheet);
    }

    public string ToText() => string.Join("\n\n", Blocks.Select(Plain)) + "\n";

    public string ToHtml() => Layout.Render(new TemplateContext(this, Options), Encoder);

    /// <summary>With the longest texts left to the case's page, as many as it takes.</summary>
    private RenderedEmail Fitted(EmailBuilder sheet)
    {
        var fitted = this;
        while (Encoding.UTF8.GetByteCount(fitted.ToHtml()) > MaxHtml && fitted.Blocks.Where(block => block.Kind == EmailBlockKind.Paste).MaxBy(block => block.Text.Length) is { } longest)
            fitted = fitted with { Blocks = [.. fitted.Blocks.Select(block => ReferenceEquals(block, longest) ? new EmailBlock(EmailBlockKind.Say, sheet.Text("paste.long")) : block)] };
        return fitted;
    }

    private static string Plain(EmailBlock block) => block.Kind switch
    {
        EmailBlockKind.Heading => $"{block.Text}\n{new string('=', block.Text.Length)}",
        EmailBlockKind.Button or EmailBlockKind.Link => $"{block.Text}:\n{block.Url}",
        EmailBlockKind.Paste => $"----------\n{block.Text}\n----------",
        _ => block.Text,
    };

    private static TemplateOptions NewOptions()
    {
        var options = new TemplateOptions { StrictFilters = true };
        options.MemberAccessStrategy.Register<RenderedEmail>();
        options.MemberAccessStrategy.Register<Language>();
        options.MemberAccessStrategy.Register<EmailBlock>();
        return options;
    }

    private static IFluidTemplate Load(string name)
    {
        using var stream = typeof(RenderedEmail).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"No template {name}.");
        using var reader = new StreamReader(stream);
        return new FluidParser().TryParse(reader.ReadToEnd(), out var template, out var error) ? template : throw new InvalidOperationException($"Template {name}: {error}");
    }
}
