using Objector.Core.Cases;
using Objector.Core.InboundEmail;
using static Objector.Core.Cases.CaseCommand;

namespace Objector.Tests.Cases;

public class CaseDeciderTests
{
    [Fact]
    public void A_submission_opens_a_case_that_awaits_confirmation()
    {
        var opened = Assert.IsType<CaseOpened>(Assert.Single(((Case?)null).When(Some.Open)));

        Assert.Equal(Some.Submission, opened.Submission);
        Assert.Equal("exhibit-01.png", Assert.Single(opened.Evidence).Name);
        Assert.Equal("AwaitingConfirmation", Given.Case(Some.Open).Status);
    }

    [Fact]
    public void The_same_submission_again_changes_nothing() => Assert.Empty(Given.Case(Some.Open).When(Some.Open));

    [Fact]
    public void Nothing_but_the_confirmation_and_its_reminder_is_mailed_before_the_address_is_confirmed()
    {
        var kinds = Given.Case(Some.Open).Outbox.Select(due => due.Mail.Kind);

        Assert.Equal([MailKind.Confirmation, MailKind.ConfirmationReminder], kinds);
    }

    [Fact]
    public void Confirming_drops_the_reminder_and_brings_the_request() =>
        Assert.Equal([MailKind.Request], Given.Case(Some.Open, new Confirm()).Outbox.Select(due => due.Mail.Kind));

    [Fact]
    public void Filing_starts_the_clock_on_the_day_where_the_person_lives()
    {
        // Half past eleven in the evening of the 3rd in UTC is the 4th in Berlin.
        var late = new DateTimeOffset(2026, 3, 3, 23, 30, 0, TimeSpan.Zero);

        var filed = Assert.IsType<RequestFiled>(Assert.Single(Given.Case(Some.Open, new Confirm()).When(new FileRequest(null, null, Origin.Mail), late)));

        Assert.Equal(new DateOnly(2026, 3, 4), filed.Filing.On);
        // The 4th of April is a Saturday, the 6th Easter Monday.
        Assert.Equal(new DateOnly(2026, 4, 7), filed.Filing.Due);
        Assert.True(filed.Filing.ByLaw);
    }

    [Fact]
    public void A_filing_in_the_future_is_refused() =>
        Assert.Contains("4 March 2026, is in the future", Given.Case(Some.Open, new Confirm()).Refusal(new FileRequest(Some.Today.AddDays(1), null, Origin.Page)));

    [Fact]
    public void A_filing_before_the_case_was_opened_is_refused() =>
        Assert.Contains("before this case was opened", Given.Case(Some.Open, new Confirm()).Refusal(new FileRequest(Some.Today.AddDays(-1), null, Origin.Page)));

    [Fact]
    public void A_second_SENT_by_mail_does_not_move_the_clock() =>
        Assert.Empty(Given.Case(Some.Filed).When(new FileRequest(null, null, Origin.Mail), Some.Now.AddDays(5)));

    [Fact]
    public void A_wrong_filing_date_can_be_put_right_on_the_page()
    {
        var filed = Assert.IsType<RequestFiled>(Assert.Single(Given.Case(Some.Filed).When(new FileRequest(Some.Today.AddDays(2), "123", Origin.Page), Some.Now.AddDays(3))));

        Assert.Equal(Some.Today.AddDays(2), filed.Filing.On);
    }

    [Theory]
    [InlineData(ReplyKind.Approved, "Granted")]
    [InlineData(ReplyKind.ApprovedInPart, "Granted")]
    [InlineData(ReplyKind.Refused, "Refused")]
    [InlineData(ReplyKind.Acknowledgement, "AwaitingReply")]
    [InlineData(ReplyKind.Extension, "AwaitingReply")]
    [InlineData(ReplyKind.MoreEvidence, "NeedsAction")]
    [InlineData(ReplyKind.IdentityCheck, "NeedsAction")]
    [InlineData(ReplyKind.SelfService, "NeedsAction")]
    [InlineData(ReplyKind.WrongChannel, "NeedsAction")]
    [InlineData(ReplyKind.Other, "NeedsAction")]
    public void Each_kind_of_reply_leads_where_it_should(ReplyKind kind, string status)
    {
        var after = Given.Case(Some.Filed).Then(Some.Reply(kind));

        Assert.Equal(status, after.Status);
        Assert.Contains(after.Outbox, due => due.Mail.Kind == MailKind.ReplyLogged);
    }

    [Fact]
    public void An_extension_told_in_time_moves_the_deadline_two_months_on()
    {
        var after = Given.Case(Some.Filed).Then(Some.Reply(ReplyKind.Extension));

        Assert.Equal(new DateOnly(2026, 4, 3), Given.Case(Some.Filed).Filing!.Due);
        Assert.Equal(new DateOnly(2026, 6, 3), after.Filing!.Due);
    }

    [Fact]
    public void An_extension_told_too_late_moves_nothing()
    {
        var late = new DateTimeOffset(2026, 4, 10, 9, 0, 0, TimeSpan.Zero);
        var overdue = Given.Case(Some.Filed).Then(new PassDeadline(), late);

        var after = overdue.Then(Some.Reply(ReplyKind.Extension), late);

        Assert.Equal("Overdue", after.Status);
        Assert.Equal(new DateOnly(2026, 4, 3), after.Filing!.Due);
    }

    [Fact]
    public void A_reply_to_a_request_that_nobody_said_was_filed_says_so_too()
    {
        var events = Given.Case(Some.Open, new Confirm()).When(Some.Reply(ReplyKind.Approved));

        Assert.Equal([typeof(RequestFiled), typeof(ReplyLogged)], events.Select(e => e.GetType()));
    }

    [Fact]
    public void A_reply_dated_before_the_filing_is_refused() =>
        Assert.Contains("before you filed", Given.Case(Some.Filed).Refusal(Some.Reply(ReplyKind.Other) with { On = Some.Today.AddDays(-1) }));

    [Fact]
    public void A_decided_case_takes_no_second_outcome() =>
        Assert.Contains("Reopen it first", Given.Case(Some.Filed).Then(Some.Reply(ReplyKind.Refused)).Refusal(Some.Reply(ReplyKind.Approved)));

    [Fact]
    public void More_evidence_makes_the_request_ready_to_file_again()
    {
        var after = Given.Case(Some.Filed).Then(Some.Reply(ReplyKind.MoreEvidence)).Then(new AddEvidence([Some.Exhibit("bb")]));

        Assert.Equal("ReadyToFile", after.Status);
        Assert.Equal(["exhibit-01.png", "exhibit-02.png"], after.Evidence.Select(exhibit => exhibit.Name));
        Assert.Contains(after.Outbox, due => due.Mail.Kind == MailKind.Request);
    }

    [Fact]
    public void A_case_holds_no_more_than_its_fill_of_screenshots() =>
        Assert.Contains("at most 40", Given.Case(Some.Filed).Refusal(new AddEvidence([.. Enumerable.Range(0, 40).Select(n => Some.Exhibit($"{n:00}"))])));

    [Theory]
    [InlineData(0)]
    [InlineData(366)]
    [InlineData(-5)]
    public void A_snooze_outside_1_to_365_days_is_refused(int days) =>
        Assert.Contains("1 to 365", Given.Case(Some.Filed).Refusal(new Snooze(days, Origin.Page)));

    [Fact]
    public void Stopping_after_an_answer_closes_and_before_one_stops()
    {
        Assert.Equal("Stopped", Given.Case(Some.Filed).Then(new Stop(Origin.Mail)).Status);
        Assert.Equal("Closed", Given.Case(Some.Filed).Then(Some.Reply(ReplyKind.SelfService)).Then(new Stop(Origin.Page)).Status);
    }

    [Fact]
    public void Stopping_an_unconfirmed_submission_deletes_it() => Assert.Equal("Expired", Given.Case(Some.Open).Then(new Stop(Origin.Unsubscribe)).Status);

    [Fact]
    public void Stopping_it_on_its_page_is_its_owners_erasing_it() => Assert.Equal("Erased", Given.Case(Some.Open).Then(new Stop(Origin.Page)).Status);

    [Fact]
    public void Reopening_leads_back_to_where_the_case_stood()
    {
        Assert.Equal("ReadyToFile", Given.Case(Some.Open, new Confirm()).Then(new Stop(Origin.Page)).Then(new Reopen()).Status);
        Assert.Equal("AwaitingReply", Given.Case(Some.Filed).Then(new Stop(Origin.Page)).Then(new Reopen()).Status);
        Assert.Equal("NeedsAction", Given.Case(Some.Filed).Then(Some.Reply(ReplyKind.Refused)).Then(new Reopen()).Status);
    }

    [Fact]
    public void A_submission_expires_after_seven_days_and_not_before()
    {
        Assert.Empty(Given.Case(Some.Open).When(new Expire(), Some.Now.AddDays(7).AddTicks(-1)));
        Assert.Equal([new SubmissionExpired(Some.Now.AddDays(7))], Given.Case(Some.Open).When(new Expire(), Some.Now.AddDays(7)));
    }

    [Fact]
    public void The_deadline_has_passed_only_when_its_day_is_over_where_the_person_lives()
    {
        // The last day is 3 April; in Berlin it ends at 22:00 UTC.
        Assert.Empty(Given.Case(Some.Filed).When(new PassDeadline(), new DateTimeOffset(2026, 4, 3, 21, 59, 0, TimeSpan.Zero)));
        Assert.Single(Given.Case(Some.Filed).When(new PassDeadline(), new DateTimeOffset(2026, 4, 3, 22, 0, 0, TimeSpan.Zero)));
    }

    [Fact]
    public void A_mail_is_recorded_as_sent_once()
    {
        var opened = Given.Case(Some.Open);
        var sent = new RecordMailSent(new EmailId(MailKind.Confirmation, 1), "m1@example.org");

        Assert.Single(opened.When(sent));
        Assert.Empty(opened.Then(sent).When(sent));
    }

    [Fact]
    public void A_mail_that_fails_is_tried_again_with_growing_pauses()
    {
        var (c, now, pauses) = (Given.Case(Some.Open), Some.Now, new List<TimeSpan>());
        for (var tries = 0; tries < 10; tries++)
        {
            var failed = Assert.IsType<MailFailed>(Assert.Single(c.When(new RecordMailFailed(new EmailId(MailKind.Confirmation, 1), "down", false), now)));
            pauses.Add(failed.RetryAt!.Value - now);
            c = CaseHistory.Evolve(c, failed)!;
            now = failed.RetryAt.Value;
        }

        Assert.Equal(pauses.Order(), pauses);
        Assert.Equal([TimeSpan.FromMinutes(1), TimeSpan.FromDays(1)], [pauses[0], pauses[^1]]);
        Assert.Contains(c.Outbox, due => due.Mail.Kind == MailKind.Confirmation && due.LastError == "down");
    }

    [Fact]
    public void A_mail_refused_for_good_three_times_is_given_up()
    {
        var c = Given.Case(Some.Open);
        var refused = new RecordMailFailed(new EmailId(MailKind.Confirmation, 1), "550 no such user", true);

        c = c.Then(refused).Then(refused);
        var last = Assert.IsType<MailFailed>(Assert.Single(c.When(refused)));

        Assert.Null(last.RetryAt);
        Assert.DoesNotContain(CaseHistory.Evolve(c, last)!.Outbox, due => due.Mail.Kind == MailKind.Confirmation);
    }

    [Fact]
    public void A_strangers_mail_waits_and_goes_when_it_is_logged_or_discarded()
    {
        var held = Given.Case(Some.Filed).Then(new HoldMail(new HeldMail("sha", "x@example.net", "Re:", "not yours", Some.Now), "text"));

        Assert.Empty(held.When(new HoldMail(held.Held[0], "text")));
        Assert.Empty(held.Then(new DiscardHeldMail("sha")).Held);
        Assert.Empty(held.Then(Some.Reply(ReplyKind.Other) with { HeldMail = "sha" }).Held);
    }

    [Fact]
    public void The_link_that_erases_is_mailed_once_and_erasing_hides_the_case()
    {
        var asked = Given.Case(Some.Filed).Then(new RequestErasure(Origin.Page));

        Assert.Contains(asked.Outbox, due => due.Mail.Kind == MailKind.EraseLink);
        Assert.Empty(asked.When(new RequestErasure(Origin.Page)));
        Assert.Equal("Erased", asked.Then(new Erase()).Status);
        Assert.Contains("no such case", asked.Then(new Erase()).Refusal(new Confirm()));
    }

    [Fact]
    public void An_answer_to_a_request_that_is_not_filed_cannot_be_older_than_the_case() => Assert.Contains(
        "before this case was opened", Given.Case(Some.Open, new Confirm()).Refusal(Some.Reply(ReplyKind.Other) with { On = new DateOnly(1, 1, 1) }));
}
