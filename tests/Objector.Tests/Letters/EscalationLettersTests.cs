using Objector.Core.Cases;
using Objector.Core.InboundEmail;
using Objector.Core.Letters;
using Objector.Tests.Cases;

namespace Objector.Tests.Letters;

public class EscalationLettersTests
{
    private static readonly DateOnly Today = new(2026, 4, 4);

    private static readonly Filing Filing = new(new DateOnly(2026, 3, 3), "REF 7", new DateOnly(2026, 4, 3), true);

    private static readonly CaseEvent[] Happened = [new RequestFiled(Some.Now, Filing, Origin.Page), new DeadlinePassed(Some.Now)];

    private static Complaint Complain(string country, string language = "en", string details = "I am a nurse.") =>
        EscalationLetters.Complaint(Some.Submission with { Country = country, Language = language, Details = details }, [], Filing, [Grievance.NoAnswer], Happened, Today)!;

    [Fact]
    public void The_reminder_names_the_missed_date_and_gives_two_more_weeks()
    {
        var letter = EscalationLetters.Reminder(Some.Submission, Filing, Today);

        Assert.Contains("had to answer by 3 April 2026", letter);
        Assert.Contains("answer by 18 April 2026", letter);
        Assert.Contains("REF 7", letter);
        Assert.Contains("Hamburg", letter);
    }

    [Fact]
    public void The_reminder_elsewhere_invents_no_law()
    {
        var letter = EscalationLetters.Reminder(Some.Submission with { Country = "TH" }, Filing with { ByLaw = false }, Today);

        Assert.DoesNotContain("Article", letter);
        Assert.DoesNotContain("had to answer", letter);
    }

    [Theory]
    [InlineData(Grievance.NoAnswer, "You have not answered")]
    [InlineData(Grievance.EvidenceDemanded, "prompts and screenshots")]
    [InlineData(Grievance.IdentityOverAsked, "proof of my identity")]
    [InlineData(Grievance.RefusedWithoutReasons, "You refuse without giving the reasons")]
    [InlineData(Grievance.WrongRight, "another request than mine")]
    [InlineData(Grievance.SelfService, "your own tools")]
    public void The_admonition_names_just_the_grounds_that_there_are(Grievance grievance, string words)
    {
        var others = Enum.GetValues<Grievance>().Where(other => other != grievance).ToArray();

        Assert.Contains(words, EscalationLetters.Admonition(Some.Submission, [], Filing, [grievance], Today));
        Assert.DoesNotContain(words, EscalationLetters.Admonition(Some.Submission, [], Filing, others, Today));
    }

    [Fact]
    public void The_complaint_tells_what_happened_in_order_and_lists_the_exhibits()
    {
        CaseEvent[] happened =
        [
            .. Happened,
            new LetterSent(Some.Now, EscalationStep.Reminder, new DateOnly(2026, 4, 5)),
            new ReplyLogged(Some.Now, ReplyKind.MoreEvidence, new DateOnly(2026, 4, 9), "", [], Origin.Page, null, null),
        ];
        var text = EscalationLetters.Complaint(
            Some.Submission with { Country = "IE" }, [Some.Exhibit() with { Name = "exhibit-01.png" }], Filing, [Grievance.EvidenceDemanded], happened, Today)!.Text;

        string[] order =
        [
            "3 March 2026: I sent the request to Meta. Meta's reference: REF 7.", "3 April 2026: The time for an answer ended.", "5 April 2026: I sent Meta a reminder.",
            "9 April 2026: Meta asked for evidence.", "Article 77", "exhibit-01.png (shot.png)",
        ];
        Assert.All(order, words => Assert.Contains(words, text));
        Assert.Equal(order[..4].Select(words => text.IndexOf(words, StringComparison.Ordinal)).Order(), order[..4].Select(words => text.IndexOf(words, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("DE", "en", "de")]
    [InlineData("DE-HH", "de", "de")]
    [InlineData("FR", "de", "fr")]
    [InlineData("BR", "en", "pt")]
    [InlineData("BE", "fr", "fr")]
    [InlineData("CH", "it", "it")]
    [InlineData("CA", "fr", "fr")]
    [InlineData("NO", "de", "en")]
    [InlineData("TR", "pl", "en")]
    [InlineData("IE", "pl", "en")]
    public void The_complaint_is_in_a_language_that_the_authority_takes_or_else_in_English_with_a_word_about_it(string country, string language, string expected)
    {
        var complaint = Complain(country, language);

        Assert.Equal(expected, complaint.Language);
        Assert.True(expected == language || complaint.Notes.Length > 0);
    }

    [Fact]
    public void The_ICOs_form_takes_2000_characters_and_the_complaint_keeps_to_them()
    {
        var complaint = Complain("GB", details: string.Concat(Enumerable.Repeat("This is a sentence of mine. ", 300)));

        Assert.InRange(complaint.Text.Length, 1500, 2000);
        Assert.EndsWith("Ada Example", complaint.Text);
        Assert.Contains(complaint.Notes, note => note.ToString().Contains("2000 characters", StringComparison.Ordinal));
    }

    [Fact]
    public void What_Meta_did_is_read_from_the_timeline()
    {
        static ReplyLogged Reply(ReplyKind kind) => new(Some.Now, kind, Today, "", [], Origin.Page, null, null);

        Assert.Equal([Grievance.NoAnswer], Grievances.Of(Happened));
        Assert.Equal([Grievance.NoAnswer], Grievances.Of([.. Happened, Reply(ReplyKind.Acknowledgement)]));
        Assert.Equal([Grievance.EvidenceDemanded], Grievances.Of([.. Happened, Reply(ReplyKind.MoreEvidence)]));
        Assert.Equal([Grievance.EvidenceDemanded, Grievance.SelfService], Grievances.Of([Reply(ReplyKind.SelfService), Reply(ReplyKind.MoreEvidence)]));
    }
}
