using Objector.Core.Cases;
using static Objector.Core.Cases.CaseCommand;

namespace Objector.Tests.Cases;

public class SilenceTests
{
    private static RecordDeliveryStatus Fate(DeliveryStatus fate) => new("request-3", fate, "550 no such user");

    [Theory]
    [InlineData(DeliveryStatus.Bounced)]
    [InlineData(DeliveryStatus.Dropped)]
    [InlineData(DeliveryStatus.SpamReport)]
    public void A_mailbox_that_is_lost_or_annoyed_gets_no_more_nudges(DeliveryStatus fate)
    {
        var filed = Given.Case(Some.Filed);

        var silent = filed.Then(Fate(fate));

        Assert.NotNull(NudgeSchedule.Next(filed, Cadence.Default));
        Assert.Null(NudgeSchedule.Next(silent, Cadence.Default));
        Assert.True(Agenda.For(silent, Some.Now, Cadence.Default).NextWake > Some.Now);
    }

    [Theory]
    [InlineData(DeliveryStatus.Delivered)]
    [InlineData(DeliveryStatus.Blocked)]
    public void What_was_delivered_or_refused_this_once_changes_nothing(DeliveryStatus fate) =>
        Assert.NotNull(NudgeSchedule.Next(Given.Case(Some.Filed).Then(Fate(fate)), Cadence.Default));

    [Fact]
    public void A_silent_case_is_silenced_once() =>
        Assert.Empty(Given.Case(Some.Filed).Then(Fate(DeliveryStatus.Bounced)).When(Fate(DeliveryStatus.Dropped)));

    [Fact]
    public void A_silent_case_falls_dormant_without_a_nudge()
    {
        var silent = Given.Case(Some.Open, new Confirm()).Then(Fate(DeliveryStatus.Bounced)).Then(new RecordMailSent(new EmailId(MailKind.Request, 3), "id"));

        Assert.Equal(Some.Now.AddDays(Cadence.Default.DormantAfterLastNudge), Agenda.For(silent, Some.Now, Cadence.Default).NextWake);
    }

    [Fact]
    public void Reopened_it_is_nudged_again()
    {
        var reopened = Given.Case(Some.Filed).Then(Fate(DeliveryStatus.Bounced)).Then(new Stop(Origin.Page)).Then(new Reopen());

        Assert.Null(reopened.Silence);
    }

    [Theory]
    [InlineData(1, null, 1)]
    [InlineData(1, 10, 10)]
    [InlineData(8, 10, 24 * 60)]
    [InlineData(1, 100_000, 24 * 60)]
    public void A_mail_server_that_asks_to_be_left_alone_is_left_alone_up_to_a_day(int failures, int? asked, int minutes) =>
        Assert.Equal(TimeSpan.FromMinutes(minutes), Retries.Pause(failures, 0, false, asked is { } a ? TimeSpan.FromMinutes(a) : null));
}
