using Objector.Core.Letters;
using Objector.Core.Replies;

namespace Objector.Tests.Replies;

public class CommandsTests
{
    public static TheoryData<string> Languages => [.. Drafting.Languages];

    [Theory]
    [MemberData(nameof(Languages))]
    public void A_command_that_our_mails_name_is_understood(string language)
    {
        Assert.IsType<Instruction.Sent>(Instruction.In(Commands.Sent(language)));
        Assert.IsType<Instruction.Stop>(Instruction.In(Commands.Stop(language)));
        Assert.IsType<Instruction.Undo>(Instruction.In(Commands.Undo(language)));
        Assert.Equal(new Instruction.Snooze(10), Instruction.In(Commands.Snooze(language, 10)));
    }

    [Fact]
    public void Each_language_names_its_own() =>
        Assert.Equal(("SENT", "GESENDET", "WYSŁANE", "PAUSA 10"), (Commands.Sent("en"), Commands.Sent("de"), Commands.Sent("pl"), Commands.Snooze("es", 10)));

    [Fact]
    public void A_language_that_we_do_not_know_names_the_English_ones() =>
        Assert.Equal(("STOP", "SNOOZE 3"), (Commands.Stop("xx"), Commands.Snooze("xx", 3)));
}
