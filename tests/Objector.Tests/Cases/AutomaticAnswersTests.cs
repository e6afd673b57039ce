using System.Text.Json;
using CsCheck;
using Objector.Core.Cases;
using Objector.Core.InboundEmail;
using static Objector.Core.Cases.CaseCommand;

namespace Objector.Tests.Cases;

/// <summary>What comes in by mail is answered by itself, but never so that two machines could write to each other without end.</summary>
public class AutomaticAnswersTests
{
    private static readonly Case Filed = Given.Case(Some.Filed);
    private static readonly EmailId Nudge = new(MailKind.ReplyNudge, 1);

    private static LogReply Reply(ReplyKind kind, params string[] thread) => Some.Reply(kind) with { Via = Origin.Mail, Thread = [.. thread] };

    private static RequestErasure Erase(params string[] thread) => new(Origin.Mail, [.. thread]);

    private static int Answers(Case c) => c.Outbox.Count(due => due.Mail.IsAnswer);

    [Theory]
    [InlineData]
    [InlineData("nudge-1-filenudge")]
    [InlineData("request-3")]
    public void Each_reply_that_answers_no_answer_of_ours_has_its_echo(params string[] thread) =>
        Assert.Equal(2, Answers(Filed.Then(Reply(ReplyKind.Acknowledgement, thread)).Then(Reply(ReplyKind.Other, thread))));

    [Theory]
    [InlineData("replylogged-4")]
    [InlineData("nudge-2-filenudge", "replylogged-4", "request-3")]
    [InlineData("eraselink-4")]
    public void A_reply_that_answers_one_is_logged_without_a_word(params string[] thread)
    {
        var logged = Filed.Then(Reply(ReplyKind.MoreEvidence, thread));

        Assert.Equal(("NeedsAction", 0), (logged.Status, Answers(logged)));
    }

    [Fact]
    public void Unless_it_ends_the_case() => Assert.Equal(1, Answers(Filed.Then(Reply(ReplyKind.Refused, "replylogged-4"))));

    [Fact]
    public void On_the_page_each_reply_has_its_echo() =>
        Assert.Equal(4, Answers(Enumerable.Range(0, 4).Aggregate(Filed, (c, _) => c.Then(Some.Reply(ReplyKind.Other)))));

    [Fact]
    public void The_link_that_erases_comes_in_answer_to_an_echo_and_not_to_itself()
    {
        Assert.Equal(1, Answers(Filed.Then(Erase("replylogged-4"))));
        Assert.Empty(Filed.When(Erase("eraselink-4")));
    }

    [Fact]
    public void After_three_in_a_row_there_is_silence_until_we_write_of_our_own_accord()
    {
        var three = Enumerable.Range(0, 3).Aggregate(Filed, (c, _) => c.Then(Reply(ReplyKind.Other)));

        Assert.Equal((3, 3), (Answers(three), Answers(three.Then(Reply(ReplyKind.Refused)))));
        Assert.Contains("ask for the link on this page", three.Refusal(Erase()));
        Assert.Equal(4, Answers(three.Then(new RequestErasure(Origin.Page))));
        Assert.Equal(4, Answers(three.Then(new RecordMailSent(Nudge, "id")).Then(Reply(ReplyKind.Refused))));
    }

    [Fact]
    public void A_machine_that_answers_every_mail_of_ours_ends_the_talk_whatever_it_says() => Gen.Select(AnyReaction, Gen.Bool).Array[1, 6].Sample(reactions =>
    {
        var sent = Talk(reactions).OfType<MailSent>().ToList();

        Assert.InRange(sent.Count(e => e.Mail.IsAnswer), 0, 3 * sent.Count(e => !e.Mail.IsAnswer));
    });

    [Fact]
    public void One_that_names_what_it_answers_has_one_answer_to_each_mail_of_ours() =>
        Gen.Enum<ReplyKind>().Where(kind => !kind.IsDecisive()).Select(kind => ((CaseCommand)Reply(kind), true)).Array[1, 6].Sample(reactions =>
        {
            var sent = Talk(reactions).OfType<MailSent>().ToList();

            Assert.InRange(sent.Count(e => e.Mail.IsAnswer), 0, sent.Count(e => !e.Mail.IsAnswer));
        });

    [Fact]
    public void Events_of_before_this_rule_are_read_as_they_were_meant()
    {
        var logged = JsonSerializer.Deserialize<CaseEvent>("""{"type":"ReplyLogged","at":"2026-03-03T09:00:00+00:00","kind":"other","receivedOn":"2026-03-03","text":"t","files":[],"via":"mail"}""", CaseJson.Options);
        var asked = JsonSerializer.Deserialize<CaseEvent>("""{"type":"ErasureRequested","at":"2026-03-03T09:00:00+00:00"}""", CaseJson.Options);

        Assert.Equal(2, Answers(new[] { logged!, asked! }.Aggregate(Filed, (c, happened) => CaseHistory.Evolve(c, happened)!)));
    }

    private static readonly Gen<CaseCommand> AnyReaction = Gen.OneOf<CaseCommand>(
        Gen.Enum<ReplyKind>().Select(kind => (CaseCommand)Reply(kind)),
        Gen.Const<CaseCommand>(Erase()),
        Gen.Const<CaseCommand>(new Undo(Origin.Mail)),
        Gen.Const<CaseCommand>(new FileRequest(null, null, Origin.Mail)),
        Gen.Const<CaseCommand>(new Snooze(30, Origin.Mail)));

    /// <summary>A case from its confirmation to its end, with nobody but a machine at the other side: it answers each mail at once.</summary>
    /// <param name="reactions">What it does in turn, and whether it names the mail that it answers.</param>
    private static List<CaseEvent> Talk((CaseCommand Command, bool Names)[] reactions)
    {
        var (c, now, turn, events) = (Given.Case(Some.Open, new Confirm()), Some.Now, 0, new List<CaseEvent>());
        while (c.Phase is not Phase.Leaving)
        {
            var wake = Agenda.For(c, now, Cadence.Default).NextWake;
            now = wake > now ? wake : now;
            foreach (var chore in Agenda.For(c, now, Cadence.Default).Due)
            {
                if (chore is DueStep.RecordElapsed(var note))
                {
                    Carry(note);
                }
                else if (chore is DueStep.SendMail(var mail))
                {
                    Carry(new RecordMailSent(mail, "id"));
                    var (command, names) = reactions[turn++ % reactions.Length];
                    Carry(names ? Naming(command, mail) : command);
                }
            }

            Assert.InRange(events.Count, 0, 2000);
        }

        return events;

        void Carry(CaseCommand command)
        {
            if (CaseDecider.Decide(c, command, now) is not Decision.Accepted(var happened))
                return;
            events.AddRange(happened);
            c = happened.Aggregate(c, (before, one) => CaseHistory.Evolve(before, one)!);
        }
    }

    private static CaseCommand Naming(CaseCommand command, EmailId mail) => command switch
    {
        LogReply reply => reply with { Thread = [mail.Key] },
        RequestErasure asked => asked with { Thread = [mail.Key] },
        _ => command,
    };
}
