using Objector.Core.Cases;
using Objector.Core.InboundEmail;
using Objector.Core.Law;
using Objector.Core.Statistics;
using Objector.Tests.Cases;
using static Objector.Core.Cases.CaseCommand;

namespace Objector.Tests.Statistics;

public class SettledCaseTests
{
    private static readonly Case Filed = Given.Case(Some.Filed).Then(new ChooseStatistics(true));

    private static SettledCase? Of(Case c, DateTimeOffset? now = null) => SettledCase.Of(c, now ?? Some.Now);

    [Fact]
    public void Nothing_is_counted_of_who_did_not_allow_it()
    {
        var granted = Given.Case(Some.Filed).Then(Some.Reply(ReplyKind.Approved));

        Assert.Null(Of(granted));
        Assert.NotNull(Of(granted.Then(new ChooseStatistics(true))));
        Assert.Null(Of(granted.Then(new ChooseStatistics(true)).Then(new ChooseStatistics(false))));
    }

    [Fact]
    public void The_box_of_the_form_is_enough() =>
        Assert.NotNull(Of(Given.Case(Some.Open with { Submission = Some.Submission with { Statistics = true } }, new Confirm(), new FileRequest(null, null, Origin.Page), Some.Reply(ReplyKind.Approved))));

    [Theory]
    [InlineData(ReplyKind.Approved, Outcome.Granted)]
    [InlineData(ReplyKind.ApprovedInPart, Outcome.GrantedInPart)]
    [InlineData(ReplyKind.Refused, Outcome.Refused)]
    public void A_decision_is_an_outcome(ReplyKind kind, Outcome outcome)
    {
        var later = Some.Now.AddDays(12);
        var c = Filed.Then(Some.Reply(kind), later);

        Assert.Equal(new SettledCase(RequestKind.Object, "DE", outcome, Timing.InTime, 12, Some.Today.AddDays(12)), Of(c, later));
        Assert.Equal(Timing.Late, Of(Filed.Then(Some.Reply(kind), Some.Now.AddDays(100)), Some.Now.AddDays(100))!.Timing);
    }

    [Fact]
    public void Of_a_part_of_a_country_only_the_country_is_counted()
    {
        var c = Given.Case(Some.Open with { Submission = Some.Submission with { Country = "DE-HH", Statistics = true } }, new Confirm(), new FileRequest(null, null, Origin.Page), Some.Reply(ReplyKind.Approved));

        Assert.Equal("DE", Of(c)!.Country);
    }

    [Fact]
    public void Another_answer_counts_when_the_person_leaves_it_at_that()
    {
        var answered = Filed.Then(Some.Reply(ReplyKind.SelfService));

        Assert.Null(Of(answered));
        Assert.Equal(Outcome.OtherAnswer, Of(answered.Then(new Stop(Origin.Page)))!.Outcome);
    }

    [Fact]
    public void Silence_counts_a_while_after_the_deadline()
    {
        var due = Filed.Filing!.Due;
        var overdue = Filed.Then(new PassDeadline(), Some.Now.AddDays(due.DayNumber - Some.Today.DayNumber + 1));
        var counts = Some.Now.AddDays(due.DayNumber - Some.Today.DayNumber + SettledCase.SilenceDays);

        Assert.Null(Of(overdue, counts.AddDays(-1)));
        Assert.Equal(new SettledCase(RequestKind.Object, "DE", Outcome.NoAnswer, Timing.Late, null, due.AddDays(SettledCase.SilenceDays)), Of(overdue, counts));
        Assert.Equal(Of(overdue, counts), Of(overdue, counts.AddDays(100)));
    }

    [Fact]
    public void A_receipt_is_no_answer_and_a_case_stopped_in_time_says_nothing_of_meta()
    {
        var received = Filed.Then(Some.Reply(ReplyKind.Acknowledgement));

        Assert.Null(Of(received.Then(new Stop(Origin.Page))));
        Assert.Equal(Outcome.NoAnswer, Of(received.Then(new Stop(Origin.Page), Some.Now.AddDays(90)), Some.Now.AddDays(90))!.Outcome);
    }

    [Fact]
    public void A_case_that_is_on_again_or_on_its_way_out_is_not_counted()
    {
        var granted = Filed.Then(Some.Reply(ReplyKind.Approved));

        Assert.Null(Of(granted.Then(new Reopen())));
        Assert.Null(Of(granted.Then(new Erase())));
    }
}
