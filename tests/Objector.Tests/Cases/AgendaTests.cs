using Objector.Core.Cases;
using Objector.Core.InboundEmail;
using Objector.Core.Law;
using static Objector.Core.Cases.CaseCommand;

namespace Objector.Tests.Cases;

public class AgendaTests
{
    /// <summary>Lets time run: does what is due as a host would, and notes which mail left when.</summary>
    private static (Case Case, List<(DateTimeOffset At, EmailId Mail)> Mails) Run(Case c, DateTimeOffset until, Cadence? cadence = null)
    {
        var (now, mails) = (Some.Now, new List<(DateTimeOffset, EmailId)>());
        while (Agenda.For(c, now, cadence ?? Cadence.Default) is var agenda)
        {
            foreach (var chore in agenda.Due)
            {
                if (chore is DueStep.SendMail(var mail))
                    mails.Add((now, mail));
                if (chore is DueStep.Purge)
                    return (c, mails);
                c = c.Then(chore is DueStep.SendMail(var sent) ? new RecordMailSent(sent, "id") : ((DueStep.RecordElapsed)chore).Command, now);
            }

            var wake = Agenda.For(c, now, cadence ?? Cadence.Default).NextWake;
            if (wake > until)
                return (c, mails);
            now = wake > now ? wake : now;
        }

        throw new InvalidOperationException("Not reached.");
    }

    private static DateOnly Day(DateTimeOffset at) => LocalTime.DateIn("Europe/Berlin", at);

    private static IEnumerable<(DateOnly, MailKind)> Nudges(Case c, int days) =>
        Run(c, Some.Now.AddDays(days)).Mails.Where(mail => mail.Mail.IsNudge).Select(mail => (Day(mail.At), mail.Mail.Kind));

    [Fact]
    public void While_its_mailbox_is_not_to_be_written_to_a_submission_writes_nothing_and_still_expires()
    {
        var (opened, quiet) = (Given.Case(Some.Open), Some.Now.AddDays(5));

        Assert.Equal((0, quiet), (Agenda.For(opened, Some.Now, Cadence.Default, quiet).Due.Length, Agenda.For(opened, Some.Now, Cadence.Default, quiet).NextWake));
        Assert.Equal([new DueStep.RecordElapsed(new Expire())], Agenda.For(opened, Some.Now.AddDays(7), Cadence.Default, Some.Now.AddDays(8)).Due);
    }

    [Fact]
    public void An_objection_is_asked_about_after_two_days_before_the_deadline_and_after_it() =>
        Assert.Equal(
            [
                (new DateOnly(2026, 3, 5), MailKind.ReplyNudge),
                (new DateOnly(2026, 3, 31), MailKind.ReplyNudge),
                (new DateOnly(2026, 4, 4), MailKind.DeadlinePassed),
                (new DateOnly(2026, 4, 18), MailKind.OverdueNudge),
            ],
            Nudges(Given.Case(Some.Filed), 50));

    [Fact]
    public void Any_other_request_is_asked_about_after_seven_days()
    {
        var open = Some.Open with { Submission = Some.Submission with { Kind = RequestKind.Concern } };

        Assert.Equal((new DateOnly(2026, 3, 10), MailKind.ReplyNudge), Nudges(Given.Case(open, new Confirm(), Some.Filed[2]), 20).First());
    }

    [Fact]
    public void A_request_that_is_not_filed_is_asked_about_ever_more_seldom()
    {
        var days = Nudges(Given.Case(Some.Open, new Confirm()), 80).Select(nudge => nudge.Item1.DayNumber - Some.Today.DayNumber);

        Assert.Equal([2, 7, 14, 28, 42, 72], days);
    }

    [Fact]
    public void After_twelve_nudges_one_last_mail_says_that_the_case_is_dormant()
    {
        var (_, mails) = Run(Given.Case(Some.Filed), Some.Now.AddYears(3));

        Assert.Equal(12, mails.Count(mail => mail.Mail.IsNudge));
        Assert.Equal(MailKind.Dormant, mails[^1].Mail.Kind);
        var (dormant, _) = Run(Given.Case(Some.Filed), mails[^1].At);
        Assert.Equal("Dormant", dormant.Status);
        Assert.Equal(Retention.EndsAt(dormant, Cadence.Default), Agenda.For(dormant, mails[^1].At, Cadence.Default).NextWake);
    }

    [Fact]
    public void After_a_week_asleep_one_nudge_is_due_not_seven()
    {
        var c = Given.Case(Some.Filed);
        var woken = Some.Now.AddDays(45);

        var (_, nudges) = Wake(c, woken);

        Assert.Equal([MailKind.DeadlinePassed], nudges.Where(mail => mail.IsNudge).Select(mail => mail.Kind));
    }

    private static (Case, List<EmailId>) Wake(Case c, DateTimeOffset now)
    {
        var mails = new List<EmailId>();
        while (Agenda.For(c, now, Cadence.Default).Due is { IsEmpty: false } due)
        {
            mails.AddRange(due.OfType<DueStep.SendMail>().Select(chore => chore.Mail));
            c = due.Aggregate(c, (before, chore) => before.Then(chore is DueStep.SendMail(var mail) ? new RecordMailSent(mail, "id") : ((DueStep.RecordElapsed)chore).Command, now));
        }

        return (c, mails);
    }

    [Theory]
    [InlineData(ReplyKind.Approved)]
    [InlineData(ReplyKind.Refused)]
    public void A_decisive_reply_ends_the_nudges(ReplyKind kind)
    {
        var (_, mails) = Run(Given.Case(Some.Filed).Then(Some.Reply(kind)), Some.Now.AddYears(2));

        Assert.Equal([MailKind.ReplyLogged], mails.Select(mail => mail.Mail.Kind));
    }

    [Fact]
    public void An_acknowledgement_does_not_end_the_nudges() =>
        Assert.Equal(3, Nudges(Given.Case(Some.Filed).Then(Some.Reply(ReplyKind.Acknowledgement)), 35).Count());

    [Fact]
    public void A_snooze_is_kept_and_then_asks()
    {
        var snoozed = Given.Case(Some.Filed).Then(new Snooze(10, Origin.Mail));

        Assert.Equal(new DateOnly(2026, 3, 13), Nudges(snoozed, 20).Single().Item1);
    }

    [Fact]
    public void Nudges_go_out_by_day_where_the_person_lives()
    {
        foreach (var zone in new[] { "Europe/Berlin", "America/Los_Angeles", "Asia/Kolkata", "Pacific/Auckland" })
        {
            var open = Some.Open with { Submission = Some.Submission with { TimeZone = zone } };
            var (_, mails) = Run(Given.Case(open, new Confirm()), Some.Now.AddYears(1));

            Assert.All(mails.Where(mail => mail.Mail.IsNudge), mail => Assert.InRange(LocalTime.In(zone, mail.At).Hour, LocalTime.DayStarts, LocalTime.DayEnds - 1));
        }
    }

    [Fact]
    public void An_unconfirmed_submission_gets_one_reminder_and_is_then_purged()
    {
        var (c, mails) = Run(Given.Case(Some.Open), Some.Now.AddDays(30));

        Assert.Equal([MailKind.Confirmation, MailKind.ConfirmationReminder], mails.Select(mail => mail.Mail.Kind));
        Assert.Equal([0, 3], mails.Select(mail => Day(mail.At).DayNumber - Some.Today.DayNumber));
        Assert.IsType<DueStep.Purge>(Assert.Single(Agenda.For(c, Some.Now.AddDays(7), Cadence.Default).Due));
    }

    [Fact]
    public void A_nudge_that_cannot_be_sent_waits_alone_and_no_other_is_planned_meanwhile()
    {
        var at = Some.Now.AddDays(3);
        var c = Given.Case(Some.Filed).Then(new RecordMailFailed(new EmailId(MailKind.ReplyNudge, 1), "down", false), at);

        var agenda = Agenda.For(c, at, Cadence.Default);

        Assert.Empty(agenda.Due);
        Assert.Equal(at.AddMinutes(1), agenda.NextWake);
    }

    [Fact]
    public void A_case_whose_turn_it_is_goes_dormant_after_ninety_days()
    {
        var (c, mails) = Run(Given.Case(Some.Filed).Then(Some.Reply(ReplyKind.Other)), Some.Now.AddDays(100));

        Assert.Equal("Dormant", c.Status);
        Assert.Equal([MailKind.ReplyLogged, MailKind.SettingsNudge, MailKind.Dormant], mails.Select(mail => mail.Mail.Kind));
    }
}
