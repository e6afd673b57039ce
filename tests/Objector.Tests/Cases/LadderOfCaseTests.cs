using Objector.Core.Cases;
using Objector.Core.InboundEmail;
using static Objector.Core.Cases.CaseCommand;

namespace Objector.Tests.Cases;

/// <summary>What follows a silence or a bad answer: letters, the identity pause, the end of the time for a complaint.</summary>
public class LadderOfCaseTests
{
    private static Case Filed(string country) =>
        Given.Case(Some.Open with { Submission = Some.Submission with { Country = country, TimeZone = "Etc/UTC" } }, new Confirm(), new FileRequest(null, null, Origin.Page));

    private static DateTimeOffset Noon(int month, int day) => new(2026, month, day, 12, 0, 0, TimeSpan.Zero);

    /// <summary>By then, all mails of the day have left.</summary>
    private static DateTimeOffset Evening(int month, int day) => new(2026, month, day, LocalTime.DayEnds, 0, 0, TimeSpan.Zero);

    private static Case Overdue(string country, DateTimeOffset now) => Filed(country).Then(new PassDeadline(), now);

    private static DateTimeOffset? NextNudge(Case c) => NudgeSchedule.Next(c, Cadence.Default)?.At;

    [Fact]
    public void A_letter_is_logged_and_the_next_nudge_gives_it_its_time()
    {
        var c = Overdue("DE", Noon(4, 4)).Then(new RecordMailSent(new EmailId(MailKind.DeadlinePassed, 1), "id"), Noon(4, 4));

        var sent = c.Then(new SendLetter(EscalationStep.Reminder, new DateOnly(2026, 4, 10)), Noon(4, 10));

        Assert.Equal(new SentLetter(EscalationStep.Reminder, new DateOnly(2026, 4, 10)), sent.LastLetter);
        Assert.Equal(new DateOnly(2026, 4, 25), DateOnly.FromDateTime(NextNudge(sent)!.Value.Date));
        Assert.Equal(new DateOnly(2026, 7, 9), DateOnly.FromDateTime(NextNudge(sent.Then(new SendLetter(EscalationStep.Complaint, null), Noon(4, 10)))!.Value.Date));
    }

    [Fact]
    public void A_letter_before_the_filing_or_in_the_future_is_refused_with_its_date()
    {
        Assert.Contains("2 March 2026, is before you filed", Filed("DE").Refusal(new SendLetter(EscalationStep.Reminder, new DateOnly(2026, 3, 2)), Noon(3, 5)));
        Assert.Contains("6 March 2026, is in the future", Filed("DE").Refusal(new SendLetter(EscalationStep.Reminder, new DateOnly(2026, 3, 6)), Noon(3, 5)));
        Assert.Contains("File the request", Given.Case(Some.Open, new Confirm()).Refusal(new SendLetter(EscalationStep.Reminder, null)));
    }

    [Fact]
    public void A_question_about_identity_stops_the_clock_until_it_is_answered_where_the_law_says_so()
    {
        var asked = Filed("DE").Then(Some.Reply(ReplyKind.IdentityCheck), Noon(3, 10));
        var answered = asked.Then(new FileRequest(new DateOnly(2026, 3, 15), null, Origin.Page), Noon(3, 15));

        Assert.Equal(new DateOnly(2026, 3, 10), asked.Filing!.PausedOn);
        Assert.Equal("AwaitingReply", answered.Status);
        Assert.Equal(Some.Today, answered.Filing!.On);
        Assert.Equal((5, new DateOnly(2026, 4, 8)), (answered.Filing.PausedDays, answered.Filing.Due));
    }

    [Fact]
    public void In_California_the_clock_runs_on_while_identity_is_asked_for()
    {
        var before = Filed("US-CA");
        var answered = before.Then(Some.Reply(ReplyKind.IdentityCheck), Noon(3, 10)).Then(new FileRequest(new DateOnly(2026, 3, 15), null, Origin.Page), Noon(3, 15));

        Assert.Equal(before.Filing!.Due, answered.Filing!.Due);
    }

    [Fact]
    public void A_proof_before_it_was_asked_for_is_refused() =>
        Assert.Contains("before it asked for it", Filed("DE").Then(Some.Reply(ReplyKind.IdentityCheck), Noon(3, 10)).Refusal(new FileRequest(new DateOnly(2026, 3, 9), null, Origin.Page), Noon(3, 15)));

    [Fact]
    public void An_extension_after_a_pause_keeps_the_days_that_do_not_count()
    {
        var c = Filed("DE").Then(Some.Reply(ReplyKind.IdentityCheck), Noon(3, 10)).Then(new FileRequest(new DateOnly(2026, 3, 15), null, Origin.Page), Noon(3, 15));

        Assert.Equal(new DateOnly(2026, 6, 8), c.Then(Some.Reply(ReplyKind.Extension), Noon(3, 20)).Filing!.Due);
    }

    [Fact]
    public void Where_no_law_knows_an_extension_the_deadline_stays()
    {
        var c = Filed("TR");

        Assert.Equal(c.Filing!.Due, c.Then(Some.Reply(ReplyKind.Extension), Noon(3, 20)).Filing!.Due);
    }

    [Fact]
    public void A_complaint_that_lapses_is_warned_of_once_and_its_end_is_recorded()
    {
        // Filed on 3 March: Turkey's sixty days end on 2 May.
        var c = Overdue("TR", Noon(4, 5));
        Assert.Equal(new DateOnly(2026, 5, 2), Complaints.LapseOf(c));

        var warning = new DueStep.SendMail(new EmailId(MailKind.ComplaintLapses, 1));
        Assert.DoesNotContain(warning, Agenda.For(c, Noon(4, 21), Cadence.Default).Due);
        Assert.Contains(warning, Agenda.For(c, Noon(4, 22), Cadence.Default).Due);

        var warned = c.Then(new RecordMailSent(warning.Mail, "id"), Noon(4, 22));
        Assert.DoesNotContain(Agenda.For(warned, Noon(4, 30), Cadence.Default).Due, chore => chore is DueStep.SendMail { Mail.Kind: MailKind.ComplaintLapses });

        var close = new DueStep.RecordElapsed(new CloseComplaintWindow());
        Assert.DoesNotContain(close, Agenda.For(warned, Noon(5, 2), Cadence.Default).Due);
        Assert.Contains(close, Agenda.For(warned, Noon(5, 3), Cadence.Default).Due);
        var closed = warned.Then(new CloseComplaintWindow(), Noon(5, 3));
        Assert.Equal(new DateOnly(2026, 5, 2), closed.Lapse!.Passed);
        Assert.DoesNotContain(close, Agenda.For(closed, Noon(5, 4), Cadence.Default).Due);
    }

    [Fact]
    public void A_refused_case_has_ended_but_the_end_of_its_time_for_a_complaint_is_still_warned_of()
    {
        var refused = Filed("TR").Then(Some.Reply(ReplyKind.Refused), Noon(3, 10));

        Assert.Equal(new DateOnly(2026, 4, 9), Complaints.LapseOf(refused));
        Assert.Contains(new DueStep.SendMail(new EmailId(MailKind.ComplaintLapses, 1)), Agenda.For(refused, Noon(3, 30), Cadence.Default).Due);
        Assert.Null(Complaints.LapseOf(refused.Then(new SendLetter(EscalationStep.Complaint, null), Noon(3, 20))));
    }

    [Fact]
    public void Whoever_slept_through_the_end_is_not_warned_of_it() =>
        Assert.DoesNotContain(Agenda.For(Overdue("TR", Noon(4, 5)), Noon(6, 1), Cadence.Default).Due, chore => chore is DueStep.SendMail { Mail.Kind: MailKind.ComplaintLapses });

    [Fact]
    public void A_tick_is_an_event_and_taking_it_back_too()
    {
        var c = Filed("DE");

        Assert.Equal([new SettingTicked(Some.Now, "audience", true)], c.When(new TickSettings(["audience"])));
        Assert.Equal(
            [new SettingTicked(Some.Now, "ai-chats", true), new SettingTicked(Some.Now, "audience", false)],
            c.Then(new TickSettings(["audience"])).When(new TickSettings(["ai-chats"])));
        Assert.Contains("no setting nonsense", c.Refusal(new TickSettings(["nonsense"])));
    }

    [Fact]
    public void One_nudge_asks_about_the_settings_that_are_left_and_no_second_one()
    {
        var mail = new EmailId(MailKind.SettingsNudge, 1);
        var c = Filed("DE");

        Assert.DoesNotContain(new DueStep.SendMail(mail), Agenda.For(c, Noon(3, 7), Cadence.Default).Due);
        Assert.Contains(new DueStep.SendMail(mail), Agenda.For(c, Evening(3, 8), Cadence.Default).Due);
        Assert.DoesNotContain(new DueStep.SendMail(mail), Agenda.For(c.Then(new RecordMailSent(mail, "id"), Evening(3, 8)), Noon(3, 28), Cadence.Default).Due);
    }

    [Fact]
    public void Nobody_is_asked_when_all_but_the_last_resort_is_ticked()
    {
        var c = Filed("DE");
        c = c.Then(new TickSettings([.. Checklist.Left(c).Select(setting => setting.Id)]));

        Assert.Empty(Checklist.Left(c));
        Assert.DoesNotContain(Agenda.For(c, Noon(3, 28), Cadence.Default).Due, chore => chore is DueStep.SendMail { Mail.Kind: MailKind.SettingsNudge });
    }
}
