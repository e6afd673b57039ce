using Objector.Core.Cases;
using Objector.Core.InboundEmail;
using static Objector.Core.Cases.CaseCommand;

namespace Objector.Tests.Cases;

/// <summary>When an ended case is deleted by itself. Filed on 3 March 2026; in Germany Meta has until 3 April.</summary>
public class RetentionTests
{
    private static DateOnly? Day(Case c, int days = 90) =>
        Retention.EndsAt(c, Cadence.Default with { KeepDays = days }) is { } at ? LocalTime.DateIn("Europe/Berlin", at.AddTicks(-1)) : null;

    private static Case Filed(string country) => Given.Case(Some.Open with { Submission = Some.Submission with { Country = country } }, Some.Filed[1], Some.Filed[2]);

    [Fact]
    public void A_case_that_goes_on_is_kept() => Assert.Null(Day(Given.Case(Some.Filed)));

    [Fact]
    public void A_case_without_a_filing_is_kept_for_90_days_from_its_end() =>
        Assert.Equal(Some.Now.AddDays(90), Retention.EndsAt(Given.Case(Some.Open, new Confirm(), new Stop(Origin.Page)), Cadence.Default));

    [Fact]
    public void A_case_that_ends_before_the_deadline_is_kept_for_90_days_from_the_deadline() =>
        Assert.Equal(new DateOnly(2026, 4, 3).AddDays(90), Day(Given.Case(Some.Filed).Then(Some.Reply(ReplyKind.Approved))));

    [Fact]
    public void A_case_that_ends_after_the_deadline_is_kept_for_90_days_from_its_end()
    {
        var late = Some.Now.AddDays(60);

        Assert.Equal(late.AddDays(90), Retention.EndsAt(Given.Case(Some.Filed).Then(new PassDeadline(), Some.Now.AddDays(40)).Then(Some.Reply(ReplyKind.Approved), late), Cadence.Default));
    }

    [Theory]
    [InlineData(ReplyKind.Refused, 60)]
    [InlineData(ReplyKind.ApprovedInPart, 60)]
    [InlineData(ReplyKind.Approved, 30)]
    public void Where_the_law_ends_the_time_for_a_complaint_the_90_days_count_from_there_unless_all_was_granted(ReplyKind kind, int days)
    {
        // Turkey: 30 days for Meta; 30 days after its answer and 60 after the request for a complaint.
        var ended = Filed("TR").Then(Some.Reply(kind), Some.Now.AddDays(29));

        Assert.Equal(kind == ReplyKind.Approved ? ended.Filing!.Due.AddDays(90) : Complaints.LastDayOf(ended)!.Value.AddDays(90), Day(ended));
        Assert.InRange(Day(ended)!.Value, Some.Today.AddDays(days + 88), Some.Today.AddDays(days + 92));
    }

    [Fact]
    public void A_complaint_that_was_sent_keeps_the_case_until_the_authority_should_have_answered_and_90_days_more()
    {
        var refused = Given.Case(Some.Filed).Then(Some.Reply(ReplyKind.Refused)).Then(new SendLetter(EscalationStep.Complaint, new DateOnly(2026, 5, 4)), Some.Now.AddDays(62));

        Assert.Equal(new DateOnly(2026, 8, 4).AddDays(90), Day(refused));
    }

    [Fact]
    public void An_installation_may_keep_it_for_less() => Assert.Equal(new DateOnly(2026, 4, 10), Day(Given.Case(Some.Filed).Then(Some.Reply(ReplyKind.Approved)), 7));

    [Fact]
    public void The_day_ends_at_midnight_where_the_person_lives_whatever_the_clocks_do_meanwhile()
    {
        // Filed and due in summer, deleted in winter.
        var now = new DateTimeOffset(2026, 8, 3, 9, 0, 0, TimeSpan.Zero);
        var ended = Given.Case(Some.Open, new Confirm()).Then(new FileRequest(null, null, Origin.Page), now).Then(Some.Reply(ReplyKind.Approved), now);

        Assert.Equal(LocalTime.StartOf(ended.Filing!.Due.AddDays(91), "Europe/Berlin"), Retention.EndsAt(ended, Cadence.Default));
    }

    [Fact]
    public void When_the_day_has_come_it_leaves_storage_and_sends_nothing_more()
    {
        var ended = Given.Case(Some.Filed).Then(Some.Reply(ReplyKind.Approved));
        var day = Retention.EndsAt(ended, Cadence.Default)!.Value;
        var morning = day.AddHours(LocalTime.NightEnds);

        Assert.DoesNotContain(new DueStep.RecordElapsed(new EndRetention()), Agenda.For(ended, day.AddTicks(-1), Cadence.Default).Due);
        Assert.Contains(new DueStep.RecordElapsed(new EndRetention()), Agenda.For(ended, morning, Cadence.Default).Due);
        var leaving = ended.Then(new EndRetention(), morning);
        Assert.Equal([new DueStep.Purge()], Agenda.For(leaving, morning, Cadence.Default).Due);
    }

    [Fact]
    public void Reopening_stops_it_and_a_new_end_counts_anew()
    {
        var stopped = Given.Case(Some.Open, new Confirm(), new Stop(Origin.Page));
        var reopened = stopped.Then(new Reopen(), Some.Now.AddDays(89));

        Assert.Null(Retention.EndsAt(reopened, Cadence.Default));
        Assert.Empty(reopened.When(new EndRetention(), Some.Now.AddDays(90)));
        Assert.Equal(Some.Now.AddDays(180), Retention.EndsAt(reopened.Then(new Stop(Origin.Page), Some.Now.AddDays(90)), Cadence.Default));
    }

    [Fact]
    public void A_letter_that_moves_the_date_at_the_last_moment_stands_against_the_deletion()
    {
        var day = Some.Now.AddDays(200);
        var refused = Given.Case(Some.Filed).Then(Some.Reply(ReplyKind.Refused));
        Assert.Single(refused.When(new EndRetention(), day));

        Assert.Empty(refused.Then(new SendLetter(EscalationStep.Complaint, null), day).When(new EndRetention(), day));
    }
}
