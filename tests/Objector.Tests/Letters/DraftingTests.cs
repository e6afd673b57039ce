using Objector.App.Cases;
using Objector.Core.Cases;
using Objector.Core.Law;
using Objector.Core.Letters;
using Objector.Tests.Cases;

namespace Objector.Tests.Letters;

public class DraftingTests
{
    private static readonly DateOnly Today = new(2026, 11, 24);

    private static readonly Exhibit[] Evidence = [Some.Exhibit() with { Name = "exhibit-01.png" }];

    private static Draft Write(RequestKind kind, string country, string accounts = "", string? details = null, RequestDetails? particulars = null, string language = "en") => Drafting.Write(
        Some.Submission with { Kind = kind, Country = country, Accounts = accounts, Details = details ?? Some.Submission.Details, Particulars = particulars, Language = language }, Evidence, Today);

    [Theory]
    [InlineData("US-CA")]
    [InlineData("US-WY")]
    [InlineData("IN")]
    [InlineData("AU")]
    [InlineData("TH")]
    public void Where_no_objection_exists_the_draft_says_so_at_once_and_offers_what_does(string country)
    {
        var draft = Write(RequestKind.Object, country, "facebook.com/ada");

        Assert.False(draft.Available);
        Assert.Contains("only in some regions", DraftText.Explanation(draft));
        Assert.Equal("third-party", draft.Channels[0].Id);
        Assert.Equal("delete-account", draft.Settings[^1].Id);
    }

    [Theory]
    [InlineData("BR")]
    [InlineData("JP")]
    [InlineData("KR")]
    [InlineData("CH")]
    [InlineData("GB")]
    [InlineData("NO")]
    public void Where_Meta_offers_its_form_the_objection_forms_come_first_and_say_that_login_is_needed(string country)
    {
        var draft = Write(RequestKind.Object, country, "instagram.com/ada");

        Assert.True(draft.Available);
        Assert.Equal("facebook-objection", draft.Channels[0].Id);
        Assert.Contains("same browser", draft.Channels[0].Login);
        Assert.Null(draft.Channels[^1].Url);
    }

    [Fact]
    public void Without_an_account_no_form_that_needs_a_login_is_offered() =>
        Assert.All(Write(RequestKind.Object, "FR").Channels, channel => Assert.NotEqual(true, channel.LoginNeeded));

    [Theory]
    [InlineData("ZA", "s. 11(3) POPIA")]
    [InlineData("TR", "Art. 11 KVKK")]
    public void Where_only_the_law_gives_the_objection_it_goes_by_letter(string country, string cite)
    {
        var draft = Write(RequestKind.Object, country, "facebook.com/ada");

        Assert.True(draft.Available);
        Assert.Equal("privacy-contact", draft.Channels[0].Id);
        Assert.Contains(cite, draft.Letter);
    }

    [Fact]
    public void Iowa_gives_no_right_to_correction_and_the_draft_says_what_there_is_instead()
    {
        var draft = Write(RequestKind.Correct, "US-IA");

        Assert.False(draft.Available);
        Assert.Contains("report what the AI says about you as a concern", DraftText.Explanation(draft));
        Assert.DoesNotContain("715D", draft.Letter);
    }

    [Fact]
    public void A_law_that_is_not_in_force_is_neither_cited_nor_counted_by()
    {
        var draft = Write(RequestKind.Access, "IN");

        Assert.False(draft.Available);
        Assert.Contains("14 May 2027", DraftText.Explanation(draft));
        Assert.DoesNotContain("DPDP", draft.Letter);
        Assert.False(draft.Deadline.Statutory);
    }

    [Fact]
    public void An_article_that_nobody_verified_is_not_cited_and_the_draft_says_so()
    {
        var draft = Write(RequestKind.Object, "CH", "facebook.com/ada");

        Assert.DoesNotContain("Art. 30", draft.Letter);
        Assert.Contains("FADP", draft.Letter);
        Assert.Contains("could not verify", DraftText.Explanation(draft));
    }

    [Fact]
    public void Only_the_forms_of_the_platforms_that_the_person_uses_are_offered()
    {
        var draft = Write(RequestKind.Object, "DE", "ada", particulars: Some.Particulars with { Platforms = [Platform.Instagram, Platform.WhatsApp] });

        Assert.Equal(["instagram-objection", "whatsapp-ai"], draft.Channels.Take(2).Select(channel => channel.Id));
        Assert.DoesNotContain(draft.Channels, channel => channel.Id == "facebook-objection");
    }

    [Fact]
    public void Unlinked_accounts_and_Pages_each_get_their_word()
    {
        var steps = Write(RequestKind.Object, "DE", "ada", particulars: Some.Particulars with { Platforms = [Platform.Facebook, Platform.Page], Unlinked = true }).Steps;

        Assert.Contains(steps, step => step.What == FilingAct.EachAccount);
        Assert.Contains(steps, step => step.What == FilingAct.PageAuthors);
    }

    [Fact]
    public void For_a_child_in_adults_posts_the_letter_and_the_form_for_people_without_an_account_are_taken()
    {
        var draft = Write(RequestKind.Object, "IT", "facebook.com/ada", particulars: Some.Particulars with { Circumstances = [Circumstance.Child] });

        Assert.Equal("third-party-europe", draft.Channels[0].Id);
        Assert.Contains("my child", draft.Letter);
        Assert.Contains("Parents and guardians", DraftText.Explanation(draft));
    }

    [Theory]
    [InlineData(Circumstance.Profession, "profession")]
    [InlineData(Circumstance.Safety, "safety")]
    [InlineData(Circumstance.Health, "health")]
    [InlineData(Circumstance.Minority, "minority")]
    [InlineData(Circumstance.Minor, "under 18")]
    [InlineData(Circumstance.Photos, "pictures of me")]
    public void The_persons_situation_changes_the_grounds(Circumstance circumstance, string words)
    {
        Assert.DoesNotContain(words, Write(RequestKind.Object, "DE", "ada", details: "").Letter);
        Assert.Contains(words, Write(RequestKind.Object, "DE", "ada", details: "", particulars: RequestDetails.None with { Circumstances = [circumstance] }).Letter);
    }

    [Fact]
    public void Special_categories_are_named_with_their_posts_so_that_Meta_must_remove_them()
    {
        var letter = Write(RequestKind.Object, "DE", "ada", particulars: RequestDetails.None with { Sensitive = "My union membership: facebook.com/post/1" }).Letter;

        Assert.Contains("Article 9 GDPR. I ask you expressly to remove them", letter);
        Assert.Contains("My union membership: facebook.com/post/1", letter);
    }

    [Fact]
    public void A_concern_names_prompt_answer_product_time_and_what_is_false()
    {
        var letter = Write(RequestKind.Concern, "DE", particulars: Some.Particulars).Letter;

        Assert.All(["Who is Ada?", "A nurse.", "Meta AI in WhatsApp", "2 March 2026, 9:00 CET", "I am no doctor."], words => Assert.Contains(words, letter));
    }

    [Fact]
    public void A_reason_that_the_field_would_call_too_short_is_made_long_enough_in_the_language_of_the_letter()
    {
        var field = Write(RequestKind.Object, "DE", "facebook.com/ada", "Nein.", language: "de").Channels[0].Fields.Single(field => field.Label.StartsWith("How", StringComparison.Ordinal));

        Assert.InRange(field.Paste!.Length, 100, 2000);
        Assert.StartsWith("Nein. Ich ", field.Paste);
    }

    [Fact]
    public void A_text_that_the_field_does_not_take_is_cut_after_a_sentence_and_says_so()
    {
        var details = string.Concat(Enumerable.Repeat("This is a sentence of mine. ", 200));

        var field = Write(RequestKind.Object, "DE", "facebook.com/ada", details).Channels[0].Fields.Single(field => field.Label.StartsWith("How", StringComparison.Ordinal));

        Assert.InRange(field.Paste!.Length, 1500, 2000);
        Assert.EndsWith("mine.", field.Paste);
        Assert.Contains(field.Notes, note => note.ToString().Contains("the whole text is in the letter", StringComparison.Ordinal));
    }

    [Fact]
    public void What_people_write_in_any_field_is_never_template()
    {
        const string trick = "{{ email }} {% include '_head' %} <b>&amp;</b>";
        var line = trick.Replace("\n", " ", StringComparison.Ordinal);
        var submission = Some.Submission with
        {
            Name = trick,
            Accounts = trick,
            Details = trick,
            Prompts = [new PromptPair(trick, trick)],
            Particulars = Some.Particulars with { Sensitive = trick, Falsehood = trick, Product = trick, Seen = trick },
        };
        foreach (var kind in Enum.GetValues<RequestKind>())
        {
            var draft = Drafting.Write(submission with { Kind = kind }, [Some.Exhibit() with { OriginalName = trick }], Today);
            var texts = draft.More.Select(letter => letter.Text).Append(draft.Letter).ToList();

            Assert.All(texts, text => Assert.Equal(text.Split("{{ email }}").Length, text.Split(line).Length));
            Assert.All(texts, text => Assert.Contains(line, text));
        }
    }

    [Theory]
    [InlineData("אדה לדוגמה")]
    [InlineData("آدا مثال")]
    [InlineData("Ада Приклад")]
    [InlineData("例 愛達")]
    [InlineData("Ẽḍà̈ 👩‍💻")]
    public void A_name_in_any_script_stands_in_the_letter_as_it_is(string name) =>
        Assert.Contains($"\n{name}\n", "\n" + Drafting.Write(Some.Submission with { Name = name }, [], Today).Letter);

    [Fact]
    public void A_name_of_several_lines_is_one_line_in_the_letter() =>
        Assert.Contains("\nAda B\n", "\n" + Drafting.Write(Some.Submission with { Name = "Ada\r\nB" }, [], Today).Letter);
}
