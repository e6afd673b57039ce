using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Objector.App.Cases;
using Objector.Core.Cases;
using Objector.Core.Law;
using Objector.Core.Letters;
using Objector.Tests.Cases;

namespace Objector.Tests.Letters;

/// <summary>Every jurisdiction, kind and language: what holds of all letters.</summary>
public class EveryLetterTests
{
    private static readonly DateOnly Today = new(2026, 11, 24);

    private static readonly Exhibit[] Evidence = [Some.Exhibit() with { Name = "exhibit-01.png" }];

    // Of other laws than the GDPR, as their letters would cite them.
    private static readonly (string Name, Regex Cited)[] Laws =
    [
        .. Jurisdictions.All.Where(row => !row.IsGdpr && row.Code is not ("US" or "*")).Select(row => row.Law).Distinct()
            .Select(law => (law, new Regex($@"(?<![\w/]){Regex.Escape(law)}(?![\w/])", RegexOptions.CultureInvariant))),
    ];

    private static readonly Regex GdprArticle = new(@"GDPR|RGPD|DSGVO|AVG\b|RODO", RegexOptions.CultureInvariant);

    public static TheoryData<RequestKind, string> KindsAndLanguages() =>
        [.. from kind in Enum.GetValues<RequestKind>() from language in Drafting.Languages select (kind, language)];

    // Each takes a third of a millisecond, and there are thousands: written once for all tests here.
    private static readonly ConcurrentDictionary<(RequestKind, string), (Jurisdiction Row, Draft Draft)[]> Written = [];

    private static (Jurisdiction Row, Draft Draft)[] Drafts(RequestKind kind, string language) =>
        Written.GetOrAdd((kind, language), _ => [.. Jurisdictions.All.Select(row => (row, Drafting.Write(Submission(row, kind, language), Evidence, Today)))]);

    private static Submission Submission(Jurisdiction row, RequestKind kind, string language) => Some.Submission with
    {
        Kind = kind,
        Country = row.Code == "*" ? "TH" : row.Code,
        Language = language,
        Accounts = "facebook.com/ada",
        Particulars = Some.Particulars,
    };

    [Theory]
    [MemberData(nameof(KindsAndLanguages))]
    public void Each_is_written_with_nothing_left_blank(RequestKind kind, string language)
    {
        foreach (var (row, draft) in Drafts(kind, language))
        {
            var texts = draft.Channels.SelectMany(channel => channel.Fields.SelectMany(field => new[] { field.Label, field.Paste ?? field.Notes[0].ToString() }))
                .Concat(draft.Steps.Select(DraftText.Of)).Concat(draft.More.Select(letter => letter.Text)).Concat([draft.Letter, draft.Title, DraftText.Explanation(draft)]);
            Assert.All(texts, text => Assert.False(string.IsNullOrWhiteSpace(text) || text.Contains("{{", StringComparison.Ordinal) || text.Contains("{%", StringComparison.Ordinal), text));
            Assert.Equal(language, draft.Language);
            Assert.All(draft.More.Select(letter => letter.Text).Append(draft.Letter), letter =>
            {
                Assert.Contains("Ada Example", letter);
                Assert.Contains("I am a nurse.", letter);
                Assert.Contains("exhibit-01.png", letter);
                Assert.Contains("A nurse.", letter);
                Assert.False(Regex.IsMatch(letter, @" ,|\(\)|\n\n\n|  \w| \.|\( "), $"{row.Code} {letter}");
            });
        }
    }

    [Theory]
    [MemberData(nameof(KindsAndLanguages))]
    public void Each_cites_the_law_that_protects_the_person_and_no_other(RequestKind kind, string language)
    {
        foreach (var (row, draft) in Drafts(kind, language))
        {
            foreach (var letter in draft.More.Select(more => more.Text).Append(draft.Letter))
            {
                Assert.True(row.IsGdpr == GdprArticle.IsMatch(letter), $"{row.Code}: {letter}");
                Assert.Equal([], Laws.Where(law => !row.Law.Contains(law.Name, StringComparison.Ordinal) && law.Cited.IsMatch(letter)).Select(law => law.Name));
            }
        }
    }

    [Theory]
    [MemberData(nameof(KindsAndLanguages))]
    public void Each_field_keeps_its_limits(RequestKind kind, string language)
    {
        foreach (var (_, draft) in Drafts(kind, language))
        {
            foreach (var channel in draft.Channels)
            {
                var facts = ChannelFacts.All[channel.Id].Fields;
                Assert.All(channel.Fields.Where(field => field.Paste is not null), field => Assert.InRange(field.Paste!.Length, facts.Single(known => known.Label == field.Label).Least ?? 1, facts.Single(known => known.Label == field.Label).Limit ?? int.MaxValue));
            }
        }
    }

    [Theory]
    [MemberData(nameof(KindsAndLanguages))]
    public void Each_is_available_or_says_why_not_and_what_there_is_instead(RequestKind kind, string language)
    {
        foreach (var (row, draft) in Drafts(kind, language))
        {
            if (draft.Available)
                Assert.DoesNotContain("Not available", DraftText.Explanation(draft));
            else
                Assert.Matches(@"^Not available where you live\. .+ Instead, ", DraftText.Explanation(draft));
            Assert.NotEmpty(draft.Channels);
            Assert.True(draft.Deadline.Due > Today);
            Assert.NotEmpty(draft.Deadline.Steps[0].Rule);
            Assert.Equal(row.Authority?.Name, draft.Authority?.Name);
        }
    }

    [Fact]
    public void Each_complaint_keeps_the_authoritys_limit_and_is_in_a_language_that_it_takes_or_says_that_it_is_not()
    {
        var filing = new Filing(Today.AddDays(-60), "REF 7", Today.AddDays(-30), true);
        CaseEvent[] happened = [new RequestFiled(Some.Now, filing, Origin.Page), new DeadlinePassed(Some.Now)];
        var wordy = string.Concat(Enumerable.Repeat("This is a sentence of mine. ", 300));
        foreach (var row in Jurisdictions.All.Where(row => row.Code != "*"))
        {
            foreach (var language in Drafting.Languages)
            {
                var submission = Some.Submission with { Country = row.Code, Language = language, Details = wordy, Particulars = Some.Particulars with { Circumstances = [.. Enum.GetValues<Circumstance>()] } };
                var complaint = EscalationLetters.Complaint(submission, Evidence, filing, [.. Enum.GetValues<Grievance>()], happened, Today);

                Assert.Equal(row.Authority is null, complaint is null);
                if (complaint is null)
                    continue;
                Assert.True(complaint.Text.Length <= (row.Authority!.MaxCharacters ?? int.MaxValue), row.Code);
                Assert.True(row.Authority.Languages.Contains(complaint.Language) || (complaint.Language == "en" && complaint.Notes.Length > 0), $"{row.Code} {complaint.Language}");
                Assert.Contains("REF 7", complaint.Text);
            }
        }
    }

    /// <summary>
    /// One letter of each kind in each language, as a person who knows the law and the language read it. To approve a change, run
    /// the tests with OBJECTOR_APPROVE=1 and read what git shows.
    /// </summary>
    [Theory]
    [InlineData("en")]
    [InlineData("de")]
    [InlineData("fr")]
    [InlineData("es")]
    [InlineData("it")]
    [InlineData("nl")]
    [InlineData("pl")]
    [InlineData("pt")]
    public void Each_reads_as_approved(string language) => Approved.Matches($"{language}.txt", string.Join("\n", Samples(language).Select(letter => $"######## {letter.Name}\n{letter.Text}\n")));

    private static readonly Dictionary<string, string[]> Complaints = new()
    {
        ["en"] = ["IE", "US-CA"],
        ["de"] = ["DE-HH", "CH"],
        ["fr"] = ["FR", "CA"],
        ["es"] = ["ES"],
        ["it"] = ["IT", "CH"],
        ["nl"] = ["NL"],
        ["pl"] = ["PL"],
        ["pt"] = ["PT", "BR"],
    };

    private static IEnumerable<(string Name, string Text)> Samples(string language)
    {
        var filing = new Filing(new DateOnly(2026, 9, 1), "REF 7", new DateOnly(2026, 10, 1), true);
        CaseEvent[] happened =
        [
            new RequestFiled(Some.Now, filing, Origin.Page), new DeadlinePassed(Some.Now),
            new ReplyLogged(Some.Now, Objector.Core.InboundEmail.ReplyKind.MoreEvidence, new DateOnly(2026, 10, 20), "", [], Origin.Page, null, null),
            new LetterSent(Some.Now, EscalationStep.Reminder, new DateOnly(2026, 10, 5)),
        ];
        foreach (var country in new[] { "DE-HH", "BR" })
        {
            var submission = Some.Submission with { Country = country, Language = language, Particulars = Some.Particulars };
            foreach (var kind in Enum.GetValues<RequestKind>())
            {
                var draft = Drafting.Write(submission with { Kind = kind }, Evidence, Today);
                yield return ($"{country} {kind}", draft.Letter);
                if (kind == RequestKind.Object)
                {
                    foreach (var more in draft.More)
                        yield return ($"{country} {more.Id}", more.Text);
                }
            }

            yield return ($"{country} reminder", EscalationLetters.Reminder(submission, filing, Today));
            yield return ($"{country} admonition", EscalationLetters.Admonition(submission, Evidence, filing, [.. Enum.GetValues<Grievance>()], Today));
        }

        // Complaints are in the authority's language: one to an authority that takes this one, by the GDPR and by another law.
        foreach (var country in Complaints[language])
        {
            var submission = Some.Submission with { Country = country, Language = language, Particulars = Some.Particulars };
            yield return ($"{country} complaint", EscalationLetters.Complaint(submission, Evidence, filing, [.. Enum.GetValues<Grievance>()], happened, Today)!.Text);
        }
    }
}
