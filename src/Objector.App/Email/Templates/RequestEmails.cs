using Objector.Core.Cases;
using Objector.Core.InboundEmail;
using Objector.Core.Law;
using Objector.Core.Letters;

namespace Objector.App.Email.Templates;

/// <summary>The mails of a case that begins: is the address right, here is the request. Each gives its subject.</summary>
internal static class RequestEmails
{
    // The ways to file that a mail tells field by field; it names the others.
    private const int WaysInFull = 2;

    public static string Confirmation(MailContent mail, EmailBuilder sheet)
    {
        sheet.Say("hello.nobody");
        sheet.Say("confirm.who");
        sheet.Button(mail.Links.Confirm, "confirm.button");
        sheet.Say("confirm.press");
        sheet.Say("confirm.not", CaseDecider.DaysToConfirm);
        sheet.Small("foot.about");
        return sheet.Text("confirm.subject");
    }

    public static string ConfirmationReminder(MailContent mail, EmailBuilder sheet)
    {
        sheet.Say("hello.nobody");
        sheet.Say("reconfirm.waits");
        sheet.Button(mail.Links.Confirm, "confirm.button");
        sheet.Say("reconfirm.press");
        sheet.Say("reconfirm.not", CaseDecider.DaysToConfirm);
        sheet.Small("foot.about");
        return sheet.Text("reconfirm.subject");
    }

    public static string Request(MailContent mail, EmailBuilder sheet, IReadOnlyList<string> attached)
    {
        var draft = mail.Draft!;
        sheet.Hello(mail);
        if (draft.Available)
            sheet.Say("ready.lead", sheet.Request(mail));
        sheet.Tell(mail.Explanation);
        if (mail.Steps.Count > 0)
            sheet.Heading("ready.steps");
        foreach (var (number, step) in mail.Steps.Index())
            sheet.Step(number + 1, step);
        Ways(draft, sheet);
        Letters(draft, sheet);
        Screenshots(mail, sheet, attached);
        sheet.Heading("ready.filed");
        sheet.Say("ready.tell", EmailCommandNames.Sent(sheet.Language.Code));
        sheet.Button(mail.Links.Filed, "filed.button");
        if (draft.Settings.Length > 0)
        {
            sheet.Heading("ready.settings");
            sheet.Say("ready.settings.what");
            sheet.Link(mail.Links.Settings, "ready.settings.link");
        }

        sheet.Foot(mail);
        return sheet.Text(draft.Available ? "ready.subject" : "ready.subject.unavailable");
    }

    private static void Ways(Draft draft, EmailBuilder sheet)
    {
        foreach (var (index, channel) in draft.Channels.Take(WaysInFull).Index())
        {
            sheet.Heading(index == 0 ? "ready.way" : "ready.way.second", channel.Name);
            Way(channel, sheet);
        }

        if (draft.Channels.Length <= WaysInFull)
            return;
        sheet.Heading("ready.ways");
        sheet.Say("ready.ways.what");
        foreach (var channel in draft.Channels.Skip(WaysInFull))
        {
            if (channel.Url is { } url)
                sheet.Point(url, channel.Name);
            else
                sheet.Tell(channel.Name);
        }
    }

    private static void Way(Channel channel, EmailBuilder sheet)
    {
        sheet.Tell(channel.Warning?.ToString());
        sheet.Tell(channel.Login);
        if (channel.Url is { } url)
            sheet.Link(url, "ready.form");
        foreach (var field in channel.Fields)
        {
            sheet.Label("ready.field", field.Label);
            foreach (var note in field.Notes)
                sheet.Tell(note.ToString());
            if (field.Paste is { } paste)
                sheet.Paste(paste);
        }

        if (channel.Expect.Length > 0)
            sheet.Say("ready.expect", channel.Expect);
        foreach (var other in channel.OtherUrls)
            sheet.Point(other.Url, other.Note);
    }

    private static void Letters(Draft draft, EmailBuilder sheet)
    {
        if (draft.Letter.Length > 0)
        {
            sheet.Heading("ready.letter");
            sheet.Label("ready.letter.subject", draft.Title);
            sheet.Paste(draft.Letter);
        }

        if (draft.More.Length > 0)
            sheet.Say("ready.more", string.Join("; ", draft.More.Select(letter => letter.Name)));
    }

    private static void Screenshots(MailContent mail, EmailBuilder sheet, IReadOnlyList<string> attached)
    {
        if (attached.Count > 0)
            sheet.Say("ready.attached", string.Join(", ", attached));
        else if (mail.Evidence.Count > 0)
            sheet.Say("ready.screenshots");
    }
}
