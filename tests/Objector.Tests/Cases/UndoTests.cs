using Objector.Core.Cases;
using Objector.Core.InboundEmail;
using static Objector.Core.Cases.CaseCommand;

namespace Objector.Tests.Cases;

public class UndoTests
{
    private static readonly Case Filed = Given.Case(Some.Filed);

    [Theory]
    [InlineData(ReplyKind.Approved)]
    [InlineData(ReplyKind.Refused)]
    [InlineData(ReplyKind.MoreEvidence)]
    [InlineData(ReplyKind.IdentityCheck)]
    [InlineData(ReplyKind.Extension)]
    public void A_reply_taken_back_leaves_the_case_as_it_was(ReplyKind kind)
    {
        var undone = Filed.Then(Some.Reply(kind), Some.Now.AddDays(1)).Then(new Undo(Origin.Mail), Some.Now.AddDays(2));

        Assert.Equal((Filed.Phase, Filed.Filing, Filed.LastReply, Filed.Status), (undone.Phase, undone.Filing, undone.LastReply, undone.Status));
        Assert.DoesNotContain(undone.Outbox, mail => mail.Mail.Kind == MailKind.ReplyLogged);
        Assert.Null(undone.Undo);
    }

    [Fact]
    public void A_filing_that_a_reply_brought_along_goes_with_it()
    {
        var ready = Given.Case(Some.Open, new Confirm());

        var undone = ready.Then(Some.Reply(ReplyKind.Approved)).Then(new Undo(Origin.Page));

        Assert.Equal(("ReadyToFile", null), (undone.Status, undone.Filing));
    }

    [Fact]
    public void A_filing_can_be_taken_back() =>
        Assert.Equal("ReadyToFile", Filed.Then(new Undo(Origin.Page)).Status);

    [Fact]
    public void A_held_mail_waits_again_when_its_logging_is_taken_back()
    {
        var held = Filed.Then(new HoldMail(new HeldMail("sha", "x@example.net", "s", "w", Some.Now), "t"));

        var undone = held.Then(Some.Reply(ReplyKind.Refused) with { HeldMail = "sha" }).Then(new Undo(Origin.Page));

        Assert.Equal("sha", Assert.Single(undone.Held).Id);
    }

    [Fact]
    public void Mails_in_between_change_nothing_and_anything_else_ends_it()
    {
        var logged = Filed.Then(Some.Reply(ReplyKind.SelfService));
        var echo = logged.Outbox.Single(mail => mail.Mail.Kind == MailKind.ReplyLogged).Mail;

        Assert.NotNull(logged.Then(new RecordMailSent(echo, "id")).Undo);
        Assert.Null(logged.Then(new Snooze(5, Origin.Page)).Undo);
        Assert.Contains("nothing to take back", logged.Then(new Snooze(5, Origin.Page)).Refusal(new Undo(Origin.Page)));
    }

    [Fact]
    public void The_nudges_go_on_after_it_without_asking_twice()
    {
        var undone = Filed.Then(Some.Reply(ReplyKind.Refused), Some.Now.AddDays(5)).Then(new Undo(Origin.Mail), Some.Now.AddDays(6));

        // The question of two days after the filing is past; the one before the deadline is next.
        Assert.Equal(new DateOnly(2026, 3, 31), DateOnly.FromDateTime(NudgeSchedule.Next(undone, Cadence.Default)!.Value.At.Date));
    }
}
