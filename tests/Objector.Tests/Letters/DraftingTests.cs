using System.Text.RegularExpressions;
using Objector.Core.Cases;
using Objector.Core.Letters;
using Objector.Core.Rights;
using Objector.Tests.Cases;

namespace Objector.Tests.Letters;

public class DraftingTests
{
    private static readonly DateOnly Today = new(2026, 3, 3);

    private static readonly Exhibit[] Evidence = [Some.Exhibit() with { Name = "exhibit-01.png" }];

    public static TheoryData<RequestKind, string, string> EveryKindEverywhere()
    {
        var data = new TheoryData<RequestKind, string, string>();
        foreach (var kind in Enum.GetValues<RequestKind>())
        {
            foreach (var country in new[] { "DE", "IE", "NO", "GB", "US", "IN" })
            {
                data.Add(kind, country, "facebook.com/ada");
                data.Add(kind, country, "");
            }
        }

        return data;
    }

    private static Draft Write(RequestKind kind, string country, string accounts = "", string? details = null) => Drafting.Write(
        Some.Submission with { Kind = kind, Country = country, Accounts = accounts, Details = details ?? Some.Submission.Details }, Evidence, Today);

    [Theory]
    [MemberData(nameof(EveryKindEverywhere))]
    public void Every_kind_is_drafted_everywhere_with_nothing_left_blank(RequestKind kind, string country, string accounts)
    {
        var draft = Write(kind, country, accounts);

        var texts = draft.Channels.SelectMany(channel => channel.Fields.SelectMany(field => new[] { field.Label, field.Paste }))
            .Concat(draft.Steps).Concat([draft.Letter, draft.Title, draft.Explanation]);
        Assert.All(texts, text => Assert.False(string.IsNullOrWhiteSpace(text) || text.Contains("{{", StringComparison.Ordinal) || text.Contains("{%", StringComparison.Ordinal), text));
        Assert.Contains("Ada Example", draft.Letter);
        Assert.Contains("I am a nurse.", draft.Letter);
        Assert.Contains("exhibit-01.png", draft.Letter);
        Assert.Contains("A nurse.", draft.Letter);
        Assert.DoesNotMatch(new Regex(@" ,|\(\)|\n\n\n|  \w"), draft.Letter);
        Assert.All(draft.Channels.Where(channel => channel.Url is not null), channel => Assert.True(Uri.IsWellFormedUriString(channel.Url, UriKind.Absolute)));
        Assert.All(draft.Channels, channel => Assert.NotEmpty(channel.Sources));
    }

    [Theory]
    [MemberData(nameof(EveryKindEverywhere))]
    public void A_letter_cites_the_law_that_protects_the_person_and_no_other(RequestKind kind, string country, string accounts)
    {
        var letter = Write(kind, country, accounts).Letter;

        Assert.Equal(country is not ("US" or "IN"), letter.Contains("GDPR", StringComparison.Ordinal));
        Assert.Equal(country == "GB", letter.Contains("UK GDPR", StringComparison.Ordinal));
        Assert.Equal(country is not ("US" or "IN"), letter.Contains("Article", StringComparison.Ordinal));
    }

    [Fact]
    public void Where_no_objection_exists_the_draft_says_so_and_offers_what_does()
    {
        var draft = Write(RequestKind.Object, "US", "facebook.com/ada");

        Assert.False(draft.Available);
        Assert.Contains("only in some regions", draft.Explanation);
        Assert.Equal(["third-party"], draft.Channels.Select(channel => channel.Id));
        Assert.Contains(draft.Beyond, advice => advice.Text.Contains("Deleting your account", StringComparison.Ordinal));
    }

    [Fact]
    public void With_an_account_the_objection_forms_come_first_and_say_that_login_is_needed()
    {
        var draft = Write(RequestKind.Object, "FR", "instagram.com/ada");

        Assert.Equal("facebook-objection", draft.Channels[0].Id);
        Assert.Contains("same browser", draft.Channels[0].Login);
        Assert.Null(draft.Channels[^1].Url);
    }

    [Fact]
    public void Without_an_account_no_form_that_needs_a_login_is_offered() =>
        Assert.All(Write(RequestKind.Object, "FR").Channels, channel => Assert.Null(channel.Login));

    [Fact]
    public void A_reason_that_the_field_would_call_too_short_is_made_long_enough()
    {
        var field = Write(RequestKind.Object, "DE", "facebook.com/ada", "No.").Channels[0].Fields.Single(field => field.Label.StartsWith("How", StringComparison.Ordinal));

        Assert.InRange(field.Paste.Length, 100, 2000);
        Assert.StartsWith("No.", field.Paste);
    }

    [Fact]
    public void A_text_that_the_field_does_not_take_is_cut_after_a_sentence_and_says_so()
    {
        var details = string.Concat(Enumerable.Repeat("This is a sentence of mine. ", 200));

        var field = Write(RequestKind.Object, "DE", "facebook.com/ada", details).Channels[0].Fields.Single(field => field.Label.StartsWith("How", StringComparison.Ordinal));

        Assert.InRange(field.Paste.Length, 1500, 2000);
        Assert.EndsWith("mine.", field.Paste);
        Assert.Contains("the whole text is in the letter", field.Note);
    }

    [Fact]
    public void What_people_write_is_never_template()
    {
        var trick = "{{ email }} {% include 'head' %} <b>&amp;</b>";

        var draft = Write(RequestKind.Object, "DE", "facebook.com/ada", trick);

        Assert.Contains(trick, draft.Letter);
        Assert.StartsWith(trick, draft.Channels[0].Fields[2].Paste);
    }

    [Fact]
    public void A_name_of_several_lines_is_one_line_in_the_letter() =>
        Assert.Contains("\nAda B\n", "\n" + Drafting.Write(Some.Submission with { Name = "Ada\r\nB" }, [], Today).Letter);

    [Fact]
    public void The_follow_up_names_the_missed_date_and_gives_two_more_weeks()
    {
        var letter = Drafting.FollowUp(Some.Submission, Today, new DateOnly(2026, 4, 3), "REF 7", new DateOnly(2026, 4, 4));

        Assert.Contains("had to answer by 3 April 2026", letter);
        Assert.Contains("answer by 18 April 2026", letter);
        Assert.Contains("REF 7", letter);
        Assert.Contains("Hamburg", letter);
    }

    [Fact]
    public void The_follow_up_elsewhere_invents_no_law()
    {
        var letter = Drafting.FollowUp(Some.Submission with { Country = "US" }, Today, new DateOnly(2026, 4, 2), null, new DateOnly(2026, 4, 4));

        Assert.DoesNotContain("Article", letter);
        Assert.DoesNotContain("had to answer", letter);
    }
}
