using Objector.Core.Replies;

namespace Objector.Tests.Replies;

public class ReplyWordsTests
{
    [Theory]
    [InlineData("We've reviewed your request and will honor your objection.", ReplyKind.Approved)]
    [InlineData("We’ve received your request. We don’t automatically fulfil requests and we review them\nconsistent with your local laws.", ReplyKind.Acknowledgement)]
    [InlineData("Based on the information that you have provided, we are unable to process the request. Please provide any prompts you entered.", ReplyKind.MoreEvidence)]
    [InlineData("We cannot take further action on your request.", ReplyKind.Refused)]
    [InlineData("This objection is only available to people in certain regions.", ReplyKind.WrongChannel)]
    [InlineData("Please use the Download Your Information feature.", ReplyKind.SelfService)]
    [InlineData("We need additional time to answer.", ReplyKind.Extension)]
    [InlineData("Please send a valid photo ID.", ReplyKind.IdentityCheck)]
    [InlineData("Thank you for contacting us.", ReplyKind.Other)]
    [InlineData("", ReplyKind.Other)]
    public void Wording_proposes_what_kind_of_answer_it_is(string text, ReplyKind kind) => Assert.Equal(kind, ReplyWords.Propose(text));

    [Theory]
    [InlineData("We do not say that we will honor your objection.")]
    [InlineData("We write to you if we will honor your objection.")]
    public void A_phrase_that_is_denied_or_only_supposed_does_not_count(string text) => Assert.Equal(ReplyKind.Other, ReplyWords.Propose(text));
}
