using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Objector.App.Web;
using Objector.Core.Law;

namespace Objector.Tests.Web;

public class SubmissionFormTests
{
    private static readonly Dictionary<string, StringValues> Good = new()
    {
        ["kind"] = "object",
        ["country"] = "de",
        ["name"] = "Ada",
        ["email"] = "ada@example.org",
        ["consent"] = "on",
    };

    private static FormInput Input(params (string Field, StringValues Value)[] changes)
    {
        var fields = new Dictionary<string, StringValues>(Good);
        foreach (var (field, value) in changes)
            fields[field] = value;
        return SubmissionForm.Input(new FormCollection(fields));
    }

    [Fact]
    public void A_form_with_what_is_needed_is_a_submission()
    {
        var input = Input(("timezone", "Europe/Berlin"), ("prompt", new(["Who?", ""])), ("response", new(["Ada.", ""])));

        Assert.Empty(SubmissionForm.Errors(input));
        var submission = SubmissionForm.Submission(input);
        Assert.Equal((RequestKind.Object, "DE", "Europe/Berlin"), (submission.Kind, submission.Country, submission.TimeZone));
        Assert.Equal("Who?", Assert.Single(submission.Prompts).Prompt);
    }

    [Theory]
    [InlineData("kind", "protest")]
    [InlineData("kind", "0")]
    [InlineData("country", "XX")]
    [InlineData("name", "  ")]
    [InlineData("email", "ada")]
    [InlineData("email", "Ada <ada@example.org>")]
    [InlineData("email", "ada@[127.0.0.1]")]
    [InlineData("email", "wrong@nowhere")]
    [InlineData("email", "ada@example.org.")]
    [InlineData("email", "ada@.org")]
    [InlineData("email", "ada@-example.org")]
    [InlineData("email", "ada@exam_ple.org")]
    [InlineData("email", "ada@example.org, eve@example.org")]
    [InlineData("email", "ada(comment)@example.org")]
    [InlineData("email", "ada\u2060@example.org")]
    [InlineData("email", "@example.org")]
    [InlineData("name", "\u2060\u00AD")]
    [InlineData("name", "\u202E")]
    [InlineData("kind", "object,access")]
    [InlineData("kind", " object, object")]
    [InlineData("language", "xx")]
    [InlineData("consent", "no")]
    public void What_is_wrong_is_said_once_and_of_its_own_field(string field, string value) =>
        Assert.Equal(field, Assert.Single(SubmissionForm.Errors(Input((field, value)))).Field);

    [Theory]
    [InlineData("name", SubmissionForm.MaxName)]
    [InlineData("accounts", SubmissionForm.MaxAccounts)]
    [InlineData("details", SubmissionForm.MaxDetails)]
    [InlineData("prompt", SubmissionForm.MaxPrompt)]
    [InlineData("response", SubmissionForm.MaxResponse)]
    public void A_text_may_be_as_long_as_its_field_takes_and_no_longer(string field, int most)
    {
        Assert.Empty(SubmissionForm.Errors(Input((field, new string('x', most)))));
        Assert.Equal(field, Assert.Single(SubmissionForm.Errors(Input((field, new string('x', most + 1))))).Field);
    }

    [Fact]
    public void An_unknown_time_zone_stops_nobody() =>
        Assert.Equal("Etc/UTC", SubmissionForm.Submission(Input(("timezone", "Mars/Olympus"))).TimeZone);

    [Fact]
    public void A_name_is_one_line_without_control_characters() =>
        Assert.Equal("Ada Bcc: eve", Input(("name", "Ada\r\nBcc: eve\0")).Name);

    [Theory]
    [InlineData("o'hara+meta@example.co.uk")]
    [InlineData("ada@xn--bcher-kva.example")]
    [InlineData("ada@bücher.example")]
    [InlineData("अदा@उदाहरण.भारत")]
    [InlineData("\"ada lovelace\"@example.org")]
    public void An_address_may_be_unusual(string address) => Assert.Empty(SubmissionForm.Errors(Input(("email", address))));

    [Fact]
    public void A_domain_in_the_form_in_which_it_travels_is_kept_as_it_is_read() =>
        Assert.Equal("ada@bücher.example", SubmissionForm.Submission(Input(("email", "ada@xn--bcher-kva.example"))).Email);

    [Fact]
    public void What_would_turn_a_line_around_or_hide_in_it_is_dropped_and_joiners_stay()
    {
        var input = Input(("name", "Ada\u202Egnp.exe\u202C\u200B\u2028B"), ("accounts", "نیم\u200Cفاصله 👩\u200D⚕️"), ("email", "ada\u200B@example.org"));

        Assert.Equal(("Adagnp.exe B", "نیم\u200Cفاصله 👩\u200D⚕️", "ada@example.org"), (input.Name, input.Accounts, input.Email));
    }

    [Fact]
    public void All_texts_together_are_bounded_so_that_a_case_fits_into_its_row()
    {
        var emoji = string.Concat(Enumerable.Repeat("😀", SubmissionForm.MaxResponse / 2));

        Assert.Empty(SubmissionForm.Errors(Input(("response", new([.. Enumerable.Repeat(emoji, SubmissionForm.MaxPairs)])))));
        Assert.Equal("details", Assert.Single(SubmissionForm.Errors(Input(("prompt", "One more."), ("response", new([.. Enumerable.Repeat(emoji, SubmissionForm.MaxPairs)]))))).Field);
    }

    [Fact]
    public void Reasons_keep_their_lines() => Assert.Equal("one\n\ntwo", Input(("details", "one\r\n\r\ntwo ")).Details);
}
