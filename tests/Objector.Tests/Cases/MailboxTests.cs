using Objector.Core.Cases;

namespace Objector.Tests.Cases;

public class MailboxTests
{
    [Theory]
    [InlineData("Ada@Example.ORG")]
    [InlineData("ada+one@example.org")]
    [InlineData("ada+two+three@example.org")]
    [InlineData("\"ada\"@example.org")]
    [InlineData("ada@example.org.")]
    public void Another_way_to_write_it_is_the_same_mailbox(string address) => Assert.Equal("ada@example.org", Mailbox.Of(address));

    [Theory]
    [InlineData("ada@bücher.example", "ada@XN--BCHER-KVA.example")]
    [InlineData("a.d.a@gmail.com", "ada@googlemail.com")]
    public void So_is_another_script_of_its_domain_and_what_its_host_ignores(string one, string other) => Assert.Equal(Mailbox.Of(one), Mailbox.Of(other));

    [Theory]
    [InlineData("ada@example.org", "ada@example.net")]
    [InlineData("ada@example.org", "adb@example.org")]
    [InlineData("a.da@example.org", "ada@example.org")]
    [InlineData("+ada@example.org", "+bob@example.org")]
    [InlineData("ada@-.example", "ada@--.example")]
    public void Another_mailbox_stays_another(string one, string other) => Assert.NotEqual(Mailbox.Of(one), Mailbox.Of(other));
}
