using System.Collections.Concurrent;
using System.Text;
using AngleSharp.Html.Dom;
using MimeKit;
using Objector.App;
using Objector.App.Email.Templates;
using Objector.Core.Cases;
using Objector.Core.InboundEmail;
using Objector.Core.Law;
using Objector.Core.Letters;
using Objector.Tests.Cases;

namespace Objector.Tests.Email;

/// <summary>What is true of each mail in each language, in all of its forms.</summary>
public class EveryMailTests
{
    private static readonly ConcurrentDictionary<(MailKind, string), (MimeMessage Mail, IHtmlDocument Page)[]> Composed = new();

    public static TheoryData<MailKind, string> EveryMail
    {
        get
        {
            var every = new TheoryData<MailKind, string>();
            foreach (var kind in Enum.GetValues<MailKind>())
            {
                foreach (var language in Language.All)
                    every.Add(kind, language.Code);
            }

            return every;
        }
    }

    private static IEnumerable<App.Email.MailContent> Forms(MailKind kind, string language)
    {
        var mail = SomeMail.Of(kind, language);
        yield return mail;
        yield return mail with { DueByLaw = false, Letter = null, Number = 2, NudgesLeft = 0, Reference = null, DaysLeft = 1 };
        yield return mail with { DueByLaw = false, DaysLeft = 0, Evidence = [], Filed = null, Reply = null, SettingsLeft = [] };
        yield return mail with { Deleted = new DateOnly(2026, 9, 1) };
        yield return mail with { DaysLeft = 0, Submission = mail.Submission with { Name = "أدا مثال" } };
        foreach (var reply in kind == MailKind.ReplyLogged ? Enum.GetValues<ReplyKind>() : [])
            yield return mail with { Reply = new App.Email.ReplySummary(reply, string.Concat(Enumerable.Repeat("so ", 2000))) };
        foreach (var asked in kind == MailKind.FileNudge ? Enum.GetValues<RequestKind>() : [])
            yield return mail with { Submission = mail.Submission with { Kind = asked } };
        foreach (var country in kind == MailKind.Request ? (string[])["TR", "US-CA", "SG"] : [])
        {
            var submission = mail.Submission with { Country = country };
            yield return mail with { Submission = submission, Draft = Drafting.Write(submission, [], Some.Today) };
        }
    }

    private static (MimeMessage Mail, IHtmlDocument Page)[] All(MailKind kind, string language) => Composed.GetOrAdd(
        (kind, language), _ => [.. Forms(kind, language).Select(form => SomeMail.Compose(form)).Select(mail => (mail, mail.Page()))]);

    [Theory]
    [MemberData(nameof(EveryMail))]
    public void Its_text_and_its_HTML_say_the_same_and_lead_to_the_same(MailKind kind, string language)
    {
        foreach (var (mail, page) in All(kind, language))
        {
            Assert.NotEmpty(mail.Subject!);
            Assert.Equal(mail.Subject, page.Title);
            Assert.Equal(MailReading.Words(mail.Text()), page.Words());
            Assert.Equal(MailReading.Links(mail.Text()), page.Links());
            Assert.Contains(page.Preview(), mail.Text());
        }
    }

    [Theory]
    [MemberData(nameof(EveryMail))]
    public void No_gap_is_left_in_it(MailKind kind, string language)
    {
        foreach (var (mail, _) in All(kind, language))
            Assert.All([mail.Subject!, mail.TextBody!, mail.HtmlBody!], said => Assert.DoesNotMatch(@"\{\d|\{\{|\{%|\bSystem\.", said));
    }

    [Theory]
    [MemberData(nameof(EveryMail))]
    public void It_asks_for_one_thing(MailKind kind, string language)
    {
        foreach (var (_, page) in All(kind, language))
        {
            var button = Assert.Single(page.QuerySelectorAll("td.button"));
            Assert.NotEqual("", Assert.Single(button.QuerySelectorAll("a[href]")).TextContent);
        }
    }

    [Theory]
    [MemberData(nameof(EveryMail))]
    public void It_is_in_its_language_and_tells_programs_so(MailKind kind, string language)
    {
        var (mail, page) = All(kind, language)[0];

        Assert.Equal(language, mail.Headers["Content-Language"]);
        Assert.Equal((language, "ltr"), (page.DocumentElement.GetAttribute("lang"), page.DocumentElement.GetAttribute("dir")));
    }

    [Theory]
    [MemberData(nameof(EveryMail))]
    public void It_stands_in_every_mail_program(MailKind kind, string language)
    {
        var (mail, page) = All(kind, language)[0];
        var html = mail.HtmlBody!;

        // Nothing is loaded, nothing runs.
        Assert.Empty(page.QuerySelectorAll("img, link, script, iframe, form, input, [src], [background]"));
        Assert.DoesNotMatch(@"url\(|@import", html);
        // Colours and sizes do not hang on the <style>; what has a colour has its ground.
        Assert.All(page.QuerySelectorAll("body, p, h2, a, td[class], table[class=page]"), element => Assert.NotNull(element.GetAttribute("style")));
        Assert.All(page.QuerySelectorAll("p, h2, a, td.sheet, td.copy").Where(element => element.Closest("p a") is null), element => Assert.Contains("font-size:16px", element.GetAttribute("style")));
        Assert.All(page.QuerySelectorAll("[bgcolor]"), element => Assert.Contains($"background-color:{element.GetAttribute("bgcolor")}", element.GetAttribute("style")));
        Assert.Contains("max-width:600px", html);
        // Tables are for layout, and say so.
        Assert.Equal(page.QuerySelectorAll("table").Length, page.QuerySelectorAll("table[role=presentation]").Length);
        // Dark, where the program asks.
        Assert.Equal("light dark", page.QuerySelector("meta[name=color-scheme]")!.GetAttribute("content"));
        Assert.Contains("@media (prefers-color-scheme: dark)", html);
        Assert.InRange(Encoding.UTF8.GetByteCount(html), 1, RenderedEmail.MaxHtml);
    }

    [Theory]
    [InlineData("de", "GESENDET", "3. April 2026")]
    [InlineData("fr", "ENVOYÉ", "3 avril 2026")]
    public void What_is_to_be_answered_and_when_is_in_its_language(string language, string command, string day)
    {
        Assert.Contains(command, SomeMail.Compose(SomeMail.Of(MailKind.FileNudge, language)).TextBody);
        Assert.Contains(day, SomeMail.Compose(SomeMail.Of(MailKind.ReplyNudge, language)).TextBody);
    }

    [Fact]
    public void The_longest_request_is_cut_before_Gmail_cuts_it()
    {
        var submission = Some.Submission with { Details = Long(10_000), Prompts = [.. Enumerable.Range(0, 10).Select(_ => new PromptPair(Long(4_000), Long(10_000)))] };

        var mail = SomeMail.Compose(SomeMail.Of(MailKind.Request) with { Submission = submission, Draft = Drafting.Write(submission, SomeMail.Evidence, Some.Today) });

        Assert.InRange(Encoding.UTF8.GetByteCount(mail.HtmlBody!), 1, RenderedEmail.MaxHtml);
        Assert.Contains(SomeMail.Links.Filed, mail.Page().Links());
        Assert.Contains("too long for a mail", mail.TextBody);
        Assert.Equal(MailReading.Words(mail.Text()), mail.Page().Words());
    }

    private static string Long(int length) => string.Concat(Enumerable.Repeat("Łódź & <b>Köln</b>, ", length / 20));
}
