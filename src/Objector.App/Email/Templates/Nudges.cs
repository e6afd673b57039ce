using Objector.Core.InboundEmail;

namespace Objector.App.Email.Templates;

/// <summary>The mails that come because time has passed. Each gives its subject.</summary>
internal static class ReminderEmails
{
    public static string File(MailContent mail, EmailBuilder sheet)
    {
        sheet.Hello(mail);
        sheet.Say(mail.Number > 1 ? "file.still" : "file.waits", sheet.Request(mail));
        sheet.Say("file.done", EmailCommandNames.Sent(sheet.Language.Code));
        sheet.Button(mail.Links.Filed, "filed.button");
        sheet.Say("file.not");
        sheet.Foot(mail);
        return sheet.Text("file.subject");
    }

    public static string Reply(MailContent mail, EmailBuilder sheet)
    {
        sheet.Hello(mail);
        sheet.Filed(mail);
        if (mail is { Due: { } due, DaysLeft: >= 0 and var left })
        {
            if (left == 0)
                sheet.Say(mail.DueByLaw ? "reply.law.today" : "reply.fair.today");
            else
                sheet.SayCount(mail.DueByLaw ? "reply.law" : "reply.fair", left, due);
        }

        sheet.HowToLog(mail);
        sheet.Button(mail.Links.Reply, "answer.button");
        sheet.Say("reply.not");
        sheet.Foot(mail);
        return sheet.Text("reply.subject");
    }

    public static string DeadlinePassed(MailContent mail, EmailBuilder sheet)
    {
        sheet.Hello(mail);
        if (mail.Due is { } due)
            sheet.Say(mail.DueByLaw ? "late.law" : "late.fair", due);
        sheet.Filed(mail);
        if (mail.Letter is { } letter)
        {
            sheet.Letter(letter);
            sheet.Button(mail.Links.Ladder, "letter.button");
        }

        sheet.Heading("late.answered");
        sheet.HowToLog(mail);
        if (mail.Letter is null)
            sheet.Button(mail.Links.Reply, "answer.button");
        else
            sheet.Link(mail.Links.Reply, "answer.button");
        if (mail.DueByLaw)
        {
            sheet.Heading("late.after");
            sheet.Say("late.complain");
        }

        sheet.Foot(mail);
        return sheet.Text(mail.DueByLaw ? "late.subject" : "late.subject.fair");
    }

    public static string Overdue(MailContent mail, EmailBuilder sheet)
    {
        sheet.Hello(mail);
        if (mail.Due is { } due)
            sheet.Say(mail.DueByLaw ? "overdue.law" : "overdue.fair", due);
        sheet.Filed(mail);
        sheet.HowToLog(mail);
        sheet.Button(mail.Links.Reply, "answer.button");
        if (mail.Lapses is { } lapses)
            sheet.Say("overdue.complain", lapses);
        if (mail.Letter is { } letter)
        {
            sheet.Letter(letter);
            sheet.Link(mail.Links.Ladder, "letter.button");
        }

        sheet.Foot(mail);
        return sheet.Text("overdue.subject");
    }

    public static string Settings(MailContent mail, EmailBuilder sheet)
    {
        sheet.Hello(mail);
        sheet.Say("settings.lead");
        foreach (var setting in mail.SettingsLeft)
        {
            sheet.Head(setting.Name);
            sheet.Tell(setting.Where);
            sheet.Tell($"{setting.Does} {setting.DoesNot}");
            if (setting.Url is { } url)
                sheet.Link(url, "settings.open");
        }

        sheet.Heading("settings.done");
        sheet.Say("settings.tick");
        sheet.Button(mail.Links.Settings, "settings.button");
        sheet.Foot(mail);
        return sheet.Text("settings.subject");
    }

    public static string ComplaintLapses(MailContent mail, EmailBuilder sheet)
    {
        var lapses = mail.Lapses ?? throw new ArgumentException("A warning needs the day of which it warns.", nameof(mail));
        sheet.Hello(mail);
        sheet.Say("lapses.until", lapses);
        sheet.Filed(mail);
        if (mail.Letter is { } letter)
        {
            sheet.Letter(letter);
            sheet.Button(mail.Links.Ladder, "letter.button");
        }
        else
        {
            sheet.Button(mail.Links.Case, "case.button");
        }

        sheet.Say("lapses.not");
        sheet.Foot(mail);
        return sheet.Text("lapses.subject", lapses);
    }
}
