using Objector.Core;
using Objector.Core.InboundEmail;

namespace Objector.App.Email.Templates;

/// <summary>The mails that answer something, and the last one. Each gives its subject.</summary>
internal static class ReplyEmails
{
    private const int MaxQuoted = 3000;

    public static string ReplyLogged(MailContent mail, EmailBuilder sheet)
    {
        sheet.Hello(mail);
        if (mail.Reply is { } read)
        {
            sheet.Say("logged.read");
            sheet.Say($"read.{read.Kind}");
        }

        sheet.Tell(mail.StatusSentence);
        sheet.Say("logged.wrong", EmailCommandNames.Undo(sheet.Language.Code));
        sheet.Button(mail.Links.Case, "logged.button");
        sheet.Kept(mail);
        if (mail.Reply is { Text.Length: > 0 } reply)
        {
            sheet.Heading("logged.what");
            sheet.Paste(reply.Text.AtMost(MaxQuoted));
            if (reply.Text.Length > MaxQuoted)
                sheet.Say("logged.rest");
        }

        sheet.Foot(mail);
        return sheet.Text("logged.subject");
    }

    public static string Dormant(MailContent mail, EmailBuilder sheet)
    {
        sheet.Hello(mail);
        sheet.Say("dormant.lead");
        sheet.Tell(mail.StatusSentence);
        sheet.Say("dormant.reopen");
        sheet.Button(mail.Links.Case, "case.button");
        sheet.Say("dormant.forward", mail.Links.ReplyAddress);
        sheet.Kept(mail);
        sheet.Small("foot.why");
        return sheet.Text("dormant.subject");
    }

    public static string EraseLink(MailContent mail, EmailBuilder sheet)
    {
        sheet.Hello(mail);
        sheet.Say("erase.what");
        sheet.Button(mail.Links.Erase, "erase.button");
        sheet.Say("erase.press");
        sheet.Say("erase.keep");
        sheet.Link(mail.Links.Case, "foot.case");
        sheet.Say("erase.not");
        sheet.Small("foot.about");
        return sheet.Text("erase.subject");
    }
}
