using CsCheck;
using Objector.Core.InboundEmail;

namespace Objector.Tests.InboundEmail;

public class ReplyClassifierTests
{
    private static readonly string[] Pieces = ["will honor your objection", "not", "if", ",", ".", "\n\n", ">", "n'", "\ud800", "\u0301", "unable to process the request", "may still process information about you", "until"];
    private const string Receipt = "We’ve received your request. We don’t automatically fulfil requests and we review them\nconsistent with your local laws.";
    private const string Approval = "We've reviewed your request and will honor your objection.";

    [Theory]
    [InlineData(Approval, ReplyKind.Approved)]
    [InlineData(Receipt, ReplyKind.Acknowledgement)]
    [InlineData("Based on the information that you have provided, we are unable to process the request. Please provide any prompts you entered.", ReplyKind.MoreEvidence)]
    [InlineData("We cannot take further action on your request.", ReplyKind.Refused)]
    [InlineData("This objection is only available to people in certain regions.", ReplyKind.WrongChannel)]
    [InlineData("This mailbox is no longer active.", ReplyKind.WrongChannel)]
    [InlineData("Please use the Download Your Information feature.", ReplyKind.SelfService)]
    [InlineData("We need additional time to answer.", ReplyKind.Extension)]
    [InlineData("Please send a valid photo ID.", ReplyKind.IdentityCheck)]
    [InlineData("Thank you for contacting us.", ReplyKind.Other)]
    [InlineData("Please do not reply to this email.", ReplyKind.Other)]
    [InlineData("", ReplyKind.Other)]
    public void Wording_proposes_what_kind_of_answer_it_is(string text, ReplyKind kind) => Assert.Equal(kind, ReplyClassifier.Propose(text));

    [Theory]
    [InlineData("Wir haben Ihren Antrag geprüft und geben Ihrem Widerspruch statt.", ReplyKind.Approved)]
    [InlineData("Ihrem Widerspruch wird nicht stattgegeben.", ReplyKind.Refused)]
    [InlineData("Nous avons accepté votre opposition.", ReplyKind.Approved)]
    [InlineData("Nous ne donnerons pas suite à votre opposition.", ReplyKind.Refused)]
    [InlineData("Hemos aceptado tu oposición.", ReplyKind.Approved)]
    [InlineData("Su oposición ha sido rechazada.", ReplyKind.Refused)]
    [InlineData("Ti confermiamo l’accoglienza dell’opposizione.", ReplyKind.Approved)]
    [InlineData("La tua opposizione è stata respinta.", ReplyKind.Refused)]
    [InlineData("We zullen je bezwaar honoreren.", ReplyKind.Approved)]
    [InlineData("Uw bezwaar is afgewezen.", ReplyKind.Refused)]
    [InlineData("Twój sprzeciw został uwzględniony.", ReplyKind.Approved)]
    [InlineData("Twoj sprzeciw zostal odrzucony.", ReplyKind.Refused)]
    [InlineData("A sua oposição foi aceite.", ReplyKind.Approved)]
    [InlineData("O seu pedido foi rejeitado.", ReplyKind.Refused)]
    [InlineData("Bitte bestätigen Sie Ihre Identität.", ReplyKind.IdentityCheck)]
    [InlineData("Abbiamo bisogno di più tempo.", ReplyKind.Extension)]
    [InlineData("Hebben je verzoek ontvangen.", ReplyKind.Acknowledgement)]
    public void It_is_read_in_eight_languages(string text, ReplyKind kind) => Assert.Equal(kind, ReplyClassifier.Propose(text));

    [Theory]
    [InlineData("We do not say that we will honor your objection.")]
    [InlineData("We write to you if we will honor your objection.")]
    [InlineData("If it meets our criteria, as set out below, we will honor your objection.")]
    [InlineData("We’ll let you know whether your objection has been accepted.")]
    [InlineData("We cannot confirm that your data has been deleted.")]
    [InlineData("We are unable to confirm that your information has been removed.")]
    [InlineData("We wouldn’t say that we have accepted your objection.")]
    [InlineData("Wir akzeptieren Ihren Widerspruch nicht.")]
    [InlineData("Wir teilen mit, ob Ihrem Widerspruch stattgegeben wird.")]
    [InlineData("Wir können nicht bestätigen, dass Ihr Widerspruch akzeptiert und Ihrem Widerspruch stattgegeben ist.")]
    [InlineData("Wij honoreren uw bezwaar niet.")]
    [InlineData("Nous n’avons jamais dit que nous acceptons votre opposition.")]
    [InlineData("Non possiamo confermare l'accoglienza dell'opposizione.")]
    [InlineData("No podemos confirmar que hemos aceptado tu oposición.")]
    [InlineData("Nie możemy potwierdzić, że akceptujemy twój sprzeciw.")]
    [InlineData("Não podemos confirmar que a sua oposição foi aceite.")]
    [InlineData("You do not have to verify your identity.")]
    public void A_phrase_that_is_denied_or_only_supposed_does_not_count(string text)
    {
        var guess = ReplyClassifier.Read(text);

        Assert.Equal(ReplyKind.Other, guess.Kind);
        Assert.Contains("takes it back", Assert.Single(guess.Because).ToString());
    }

    [Theory]
    [InlineData("There were no delays. We will honor your objection.")]
    [InlineData("No, nothing is missing, and we will honor your objection.")]
    [InlineData("We could not do so at first but will honor your objection.")]
    [InlineData("We will honor your objection, even if you do not use our products.")]
    [InlineData("Not yet decided\n\nWe will honor your objection.")]
    [InlineData("> We will *honor* your\n> objection.")]
    [InlineData("We will honor your objec\u00adtion.")]
    public void A_denial_elsewhere_does_not_reach_it(string text) => Assert.Equal(ReplyKind.Approved, ReplyClassifier.Propose(text));

    [Theory]
    [InlineData("We will not honor your objection.")]
    [InlineData("We won’t honour your objection.")]
    [InlineData("We are unable to honor your objection.")]
    [InlineData("Unfortunately we won't be able to honor your objection.")]
    [InlineData("No hemos aceptado tu oposición.")]
    [InlineData("Nous n’avons pas accepté votre opposition.")]
    [InlineData("Nie uwzględniliśmy sprzeciwu.")]
    [InlineData("Não aceitámos a sua oposição.")]
    [InlineData("Wir lehnen deinen Widerspruch ab.")]
    [InlineData("Ihr Widerspruch vom 3. März wurde von uns abgelehnt.")]
    [InlineData("We are satisfied that our response was right.")]
    public void A_refusal_is_a_refusal(string text) => Assert.Equal(ReplyKind.Refused, ReplyClassifier.Propose(text));

    [Theory]
    [InlineData("Ihrem Widerspruch wurde in vollem Umfang stattgegeben.", ReplyKind.Approved)]
    [InlineData("Ihrem Widerspruch wurde leider nicht so, wie Sie wollten, stattgegeben.", ReplyKind.Other)]
    [InlineData("Ihr Widerspruch wurde nicht abgelehnt.", ReplyKind.Other)]
    [InlineData("Das ist Ihr Widerspruch. Anderen wurde stattgegeben.", ReplyKind.Other)]
    public void Some_words_may_stand_between_the_parts_of_a_phrase(string text, ReplyKind kind) => Assert.Equal(kind, ReplyClassifier.Propose(text));

    [Theory]
    [InlineData("We cannot go on until you verify your identity.", ReplyKind.IdentityCheck)]
    [InlineData("We can't look into this unless you provide any prompts.", ReplyKind.MoreEvidence)]
    public void What_it_will_not_go_on_without_is_a_demand(string text, ReplyKind kind) => Assert.Equal(kind, ReplyClassifier.Propose(text));

    [Fact]
    public void The_forms_own_text_is_a_receipt_also_with_its_questions() =>
        Assert.Equal(ReplyKind.Acknowledgement, ReplyClassifier.Propose(Receipt + " Please provide any prompts that you used and evidence of the response."));

    [Fact]
    public void A_demand_for_evidence_is_in_effect_a_refusal()
    {
        var guess = ReplyClassifier.Read(Receipt + " We are unable to process the request. Please provide any prompts you entered.");

        Assert.Equal((ReplyKind.MoreEvidence, 5), (guess.Kind, guess.Weight));
        Assert.Contains(guess.Because, reason => reason.ToString().Contains("also a refusal", StringComparison.Ordinal));
        Assert.Contains(guess.Because, reason => reason.ToString().StartsWith("It is not this: Acknowledgement.", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(" We may still process information about you to develop and improve AI at Meta, even if you object.")]
    [InlineData(" Even if you object, we may still process information about you.")]
    [InlineData(" Even if you object we may still process information about you.")]
    public void An_approval_with_a_residue_is_one_in_part(string residue)
    {
        var guess = ReplyClassifier.Read(Approval + residue);

        Assert.Equal(ReplyKind.ApprovedInPart, guess.Kind);
        Assert.Contains(guess.Because, reason => reason.ToString().Contains("will honor your objection", StringComparison.Ordinal));
        Assert.Contains(guess.Because, reason => reason.ToString().Contains("residue", StringComparison.Ordinal));
    }

    [Fact]
    public void The_residue_without_an_approval_grants_nothing() =>
        Assert.Equal(ReplyKind.Other, ReplyClassifier.Propose("We may still process information about you."));

    [Fact]
    public void What_grants_and_refuses_at_once_is_for_a_person_to_judge()
    {
        var guess = ReplyClassifier.Read(Approval + " For your other account, we cannot take further action.");

        Assert.Equal((ReplyKind.Other, 0), (guess.Kind, guess.Weight));
        Assert.Equal("It both grants and refuses.", guess.Because[0].Text);
    }

    [Theory]
    [InlineData("Your verification code is 123456.", "one-time code")]
    [InlineData("Il codice di verifica è 123456.", "one-time code")]
    [InlineData("This mailbox is no longer active. Please contact another person at the company.", "the clock may not have started")]
    public void Some_words_mean_more_than_their_kind(string text, string meaning) =>
        Assert.Contains(ReplyClassifier.Read(text).Because, reason => reason.ToString().Contains(meaning, StringComparison.Ordinal));

    [Fact]
    public void What_speaks_against_it_is_named() =>
        Assert.Contains(ReplyClassifier.Read("You have the Activity Log. We cannot take further action.").Because, reason => reason.ToString() == "But it also says \"Activity Log\" (SelfService).");

    [Fact]
    public void No_text_breaks_it() => Gen.String[0, 500].Sample(text => Assert.InRange(ReplyClassifier.Read(text).Weight, 0, 5));

    [Fact]
    public void Its_own_words_in_any_order_do_not_break_it() =>
        Gen.Int[0, Pieces.Length - 1].Select(at => Pieces[at])
            .Array[0, 30].Sample(words => Assert.InRange(ReplyClassifier.Read(string.Join(' ', words)).Weight, 0, 5));

    [Theory(Timeout = Endless.Limit)]
    [InlineData("not will honor your objection ")]
    [InlineData("if ")]
    [InlineData("x")]
    [InlineData("\n>")]
    [InlineData("''''")]
    public async Task A_long_text_is_read_to_its_end(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 1_000_000 / piece.Length));

        Assert.Equal(ReplyKind.Other, await Endless.Ends(() => ReplyClassifier.Propose(text)));
    }
}
