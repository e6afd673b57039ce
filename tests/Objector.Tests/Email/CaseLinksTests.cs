using Objector.App.Cases;
using Objector.App.Email;
using Objector.Tests.Cases;

namespace Objector.Tests.Email;

public class CaseLinksTests
{
    private readonly CaseLinks links = new(new PublicUrl("https://objector.example"), new MailOptions { InboundDomain = "reply.example" }, new Tokens("a secret of sixteen"));

    [Fact]
    public void The_reply_address_leads_back_to_its_case_whatever_its_case() =>
        Assert.Equal(Some.Id, links.ReadReplyAddress(links.ReplyAddress(Some.Id).ToUpperInvariant()));

    [Theory]
    [InlineData("case-")]
    [InlineData("CASE=")]
    [InlineData("case%2B")]
    public void A_plus_that_somebody_could_not_write_is_forgiven(string prefix) =>
        Assert.Equal(Some.Id, links.ReadReplyAddress(links.ReplyAddress(Some.Id).Replace("case+", prefix)));

    [Fact]
    public void A_Message_ID_of_ours_names_its_mail_and_its_case_and_no_other_does()
    {
        var name = new Tokens("a secret of sixteen").OpaqueId(Some.Id);

        Assert.Equal((Some.Id, "nudge-3-replynudge"), links.ReadMessageId($"nudge-3-replynudge.{name}@objector.example"));
        Assert.Null(links.ReadMessageId("abc@example.org"));
        Assert.Null(links.ReadMessageId($"nudge-3-replynudge.{new Tokens("another of sixteen").OpaqueId(Some.Id)}@objector.example"));
    }

    [Fact]
    public void A_quoted_link_names_its_case() =>
        Assert.Equal([Some.Id], links.InText($"> Your case:\n> {links.Page(Some.Id)}#reply\nhttps://objector.example/cases/nonsense"));

    [Fact]
    public void The_part_before_the_at_keeps_to_the_64_characters_of_RFC_5321() =>
        Assert.True(links.ReplyAddress(Some.Id).IndexOf('@') <= 64);

    [Theory]
    [InlineData("case+@reply.example")]
    [InlineData("case+wrong@reply.example")]
    [InlineData("someone@reply.example")]
    [InlineData("no address")]
    [InlineData("")]
    public void Any_other_address_is_none_of_ours(string address) => Assert.Null(links.ReadReplyAddress(address));

    [Fact]
    public void The_same_name_at_another_domain_is_none_of_ours() =>
        Assert.Null(links.ReadReplyAddress(links.ReplyAddress(Some.Id).Replace("reply.example", "evil.example")));
}
