using Objector.Core.InboundEmail;

namespace Objector.App.Email.Templates;

/// <summary>What several mails say.</summary>
internal static class SharedSections
{
    // What our mails offer; any other number is understood as well.
    private const int DaysOfQuiet = 10;

    public static string Request(this EmailBuilder sheet, MailContent mail) => sheet.Text($"request.{mail.Submission.Kind}");

    public static void Hello(this EmailBuilder sheet, MailContent mail) => sheet.Say("hello", mail.Submission.Name);

    public static void Filed(this EmailBuilder sheet, MailContent mail)
    {
        if (mail.Filed is not { } day)
            return;
        sheet.Say("filed", day, sheet.Request(mail));
        if (!string.IsNullOrEmpty(mail.Reference))
            sheet.Say("filed.reference", mail.Reference);
    }

    public static void HowToLog(this EmailBuilder sheet, MailContent mail) => sheet.Say("answer.how", mail.Links.ReplyAddress);

    /// <summary>Until when an ended case can be had.</summary>
    public static void Kept(this EmailBuilder sheet, MailContent mail)
    {
        if (mail.Deleted is not { } day)
            return;
        sheet.Say("kept", day);
        sheet.Link(mail.Links.Dossier, "kept.link");
    }

    /// <summary>The letter that comes next, with what to know before sending it.</summary>
    public static void Letter(this EmailBuilder sheet, NextLetter letter)
    {
        sheet.Heading("letter.next", letter.Name);
        foreach (var note in letter.Notes)
            sheet.Tell(note);
        if (letter is { ComplaintUrl: { } url, Authority: { } authority })
            sheet.Point(url, authority);
        sheet.Paste(letter.Text);
        sheet.Say("letter.sent");
    }

    public static void Foot(this EmailBuilder sheet, MailContent mail)
    {
        sheet.Small("foot.why");
        sheet.Link(mail.Links.Case, "foot.case");
        if (mail.NudgesLeft > 0)
            sheet.Say("foot.quiet", EmailCommandNames.Snooze(sheet.Language.Code, DaysOfQuiet), DaysOfQuiet, EmailCommandNames.Stop(sheet.Language.Code));
        sheet.Link(mail.Links.Unsubscribe, "foot.stop");
    }
}
