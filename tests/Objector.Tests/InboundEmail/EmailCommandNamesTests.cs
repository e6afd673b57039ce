using Objector.Core.InboundEmail;
using Objector.Core.Letters;

namespace Objector.Tests.InboundEmail;

public class EmailCommandNamesTests
{
    public static TheoryData<string> Languages => [.. Drafting.Languages];

    [Theory]
    [MemberData(nameof(Languages))]
    public void A_command_that_our_mails_name_is_understood(string language)
    {
        Assert.IsType<EmailCommand.Sent>(EmailCommand.In(EmailCommandNames.Sent(language)));
        Assert.IsType<EmailCommand.Stop>(EmailCommand.In(EmailCommandNames.Stop(language)));
        Assert.IsType<EmailCommand.Undo>(EmailCommand.In(EmailCommandNames.Undo(language)));
        Assert.Equal(new EmailCommand.Snooze(10), EmailCommand.In(EmailCommandNames.Snooze(language, 10)));
    }

    [Fact]
    public void Each_language_names_its_own() =>
        Assert.Equal(("SENT", "GESENDET", "WYSŁANE", "PAUSA 10"), (EmailCommandNames.Sent("en"), EmailCommandNames.Sent("de"), EmailCommandNames.Sent("pl"), EmailCommandNames.Snooze("es", 10)));

    [Fact]
    public void A_language_that_we_do_not_know_names_the_English_ones() =>
        Assert.Equal(("STOP", "SNOOZE 3"), (EmailCommandNames.Stop("xx"), EmailCommandNames.Snooze("xx", 3)));
}
