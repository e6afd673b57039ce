using System.Collections.Immutable;
using System.Text.Json;
using CsCheck;
using Objector.Core.Cases;
using Objector.Core.InboundEmail;
using static Objector.Core.Cases.CaseCommand;

namespace Objector.Tests.Cases;

/// <summary>Whatever people, mails and the clock do to a case, in any order: these hold.</summary>
public class CasePropertyTests
{
    private sealed record Life(Case Case, IReadOnlyList<CaseEvent> Events, DateTimeOffset Now);

    private static readonly Gen<ImmutableArray<string>> AnyThread =
        Gen.OneOf(Gen.Const("nudge-1-filenudge"), Gen.Const("replylogged-4"), Gen.Const("eraselink-4"), Gen.Const("no mail of ours")).Array[0, 2].Select(slugs => slugs.ToImmutableArray());

    private static readonly Gen<CaseCommand> AnyCommand = Gen.OneOf<CaseCommand>(
        Gen.Const<CaseCommand>(new Confirm()),
        Gen.Int[-3, 3].Select(days => (CaseCommand)new FileRequest(Some.Today.AddDays(days), null, Origin.Page)),
        Gen.Const<CaseCommand>(new FileRequest(null, null, Origin.Mail)),
        Gen.Enum<ReplyKind>().Select(kind => (CaseCommand)Some.Reply(kind)),
        Gen.Select(Gen.Enum<ReplyKind>(), AnyThread, (kind, thread) => (CaseCommand)(Some.Reply(kind) with { Via = Origin.Mail, Thread = thread })),
        Gen.Const<CaseCommand>(new AddEvidence([Some.Exhibit("cc")])),
        Gen.Int[-1, 400].Select(days => (CaseCommand)new Snooze(days, Origin.Mail)),
        Gen.Select(Gen.Enum<EscalationStep>(), Gen.Int[-3, 3], (rung, days) => (CaseCommand)new SendLetter(rung, Some.Today.AddDays(days))),
        Gen.OneOf(Gen.Const("audience"), Gen.Const("ai-chats"), Gen.Const("no such")).Array[0, 2].Select(done => (CaseCommand)new TickSettings([.. done.Distinct()])),
        Gen.Bool.Select(counted => (CaseCommand)new ChooseStatistics(counted)),
        Gen.Const<CaseCommand>(new CloseComplaintWindow()),
        Gen.Const<CaseCommand>(new Undo(Origin.Mail)),
        Gen.Const<CaseCommand>(new Stop(Origin.Page)),
        Gen.Const<CaseCommand>(new Reopen()),
        Gen.Const<CaseCommand>(new RequestErasure(Origin.Page)),
        AnyThread.Select(thread => (CaseCommand)new RequestErasure(Origin.Mail, thread)),
        Gen.Const<CaseCommand>(new HoldMail(new HeldMail("sha", "x@example.net", "s", "w", Some.Now), "t")),
        Gen.Const<CaseCommand>(new DiscardHeldMail("sha")),
        Gen.Bool.Select(permanent => (CaseCommand)new RecordMailFailed(new EmailId(MailKind.Request, 3), "down", permanent)),
        Gen.Enum<DeliveryStatus>().Select(fate => (CaseCommand)new RecordDeliveryStatus("request-3", fate, "550")),
        Gen.Const<CaseCommand>(new PassDeadline()),
        Gen.Const<CaseCommand>(new FallDormant()),
        Gen.Const<CaseCommand>(new EndRetention()),
        Gen.Const<CaseCommand>(new Expire()));

    /// <summary>Commands of anybody's, a while apart, with the chores done that fell due meanwhile.</summary>
    private static readonly Gen<Life> AnyLife = Gen.Select(Gen.OneOf(Gen.Const("DE"), Gen.Const("GB"), Gen.Const("TR"), Gen.Const("US-CA")), Gen.Select(AnyCommand, Gen.Int[0, 30 * 24]).List[0, 25]).Select((country, steps) =>
    {
        var life = Do(new Life(null!, [], Some.Now), Some.Open with { Submission = Some.Submission with { Country = country } });
        foreach (var (command, hours) in steps)
        {
            life = life with { Now = life.Now.AddHours(hours) };
            foreach (var chore in Agenda.For(life.Case, life.Now, Cadence.Default).Due)
            {
                life = chore switch
                {
                    DueStep.SendMail(var mail) => Do(life, new RecordMailSent(mail, "id")),
                    DueStep.RecordElapsed(var note) => Do(life, note),
                    _ => life,
                };
            }

            life = Do(life, command);
        }

        return life;
    });

    private static Life Do(Life life, CaseCommand command) => CaseDecider.Decide(life.Events.Count == 0 ? null : life.Case, command, life.Now) switch
    {
        Decision.Accepted(var events) => life with
        {
            Case = events.Aggregate(life.Events.Count == 0 ? null : life.Case, CaseHistory.Evolve)!,
            Events = [.. life.Events, .. events],
        },
        _ => life,
    };

    private static string Json(Case? c) => JsonSerializer.Serialize(c, CaseJson.Options);

    [Fact]
    public void The_stored_events_give_the_snapshot() => AnyLife.Sample(life =>
    {
        var stored = EventHashChain.Append(0, "", "c", life.Events);
        Assert.Equal(Json(life.Case), Json(CaseHistory.Replay(stored.Select(e => e.Event))));
    });

    [Fact]
    public void The_snapshot_survives_storage() => AnyLife.Sample(life =>
        Assert.Equal(Json(life.Case), Json(JsonSerializer.Deserialize<Case>(Json(life.Case), CaseJson.Options))));

    [Fact]
    public void The_chain_of_hashes_holds_and_breaks_where_it_is_touched() => Gen.Select(AnyLife, Gen.Int[0, 1000]).Sample((life, pick) =>
    {
        var stored = EventHashChain.Append(0, "", "c", life.Events).ToList();
        Assert.Null(EventHashChain.FirstBroken(stored));

        var at = pick % stored.Count;
        var touched = stored[at];
        stored[at] = touched with { Data = touched.Data.Replace("\"at\":", "\"at\": ", StringComparison.Ordinal) };
        Assert.Equal(at + 1, EventHashChain.FirstBroken(stored));
    });

    [Fact]
    public void Every_case_has_a_wake_until_it_is_gone_and_whoever_never_comes_back_leaves_nothing_behind() => AnyLife.Sample(life =>
    {
        var (c, now, chores) = (life.Case, life.Now, 0);
        while (Agenda.For(c, now, Cadence.Default) is var agenda && !agenda.Due.Contains(new DueStep.Purge()))
        {
            now = agenda.NextWake > now ? agenda.NextWake : now;
            foreach (var chore in Agenda.For(c, now, Cadence.Default).Due)
            {
                if (chore is not DueStep.Purge)
                    c = c.Then(chore is DueStep.SendMail(var mail) ? new RecordMailSent(mail, "id") : ((DueStep.RecordElapsed)chore).Command, now);
                Assert.InRange(++chores, 0, 100);
            }
        }

        Assert.InRange(now, life.Now, life.Now.AddYears(4));
    });

    [Fact]
    public void No_case_is_deleted_by_itself_before_its_last_date_has_passed_and_the_days_after_it() => AnyLife.Sample(life =>
    {
        CaseEvent? before = null;
        Case? c = null;
        foreach (var happened in life.Events)
        {
            if (happened is RetentionEnded && before is not null)
                Assert.True(Retention.LastDate(c!) < happened.At);
            c = CaseHistory.Evolve(c, before = happened);
        }
    });

    [Fact]
    public void What_is_due_is_due_because_its_time_has_come() => AnyLife.Sample(life =>
    {
        var agenda = Agenda.For(life.Case, life.Now, Cadence.Default);
        Assert.Equal(!agenda.Due.IsEmpty, agenda.NextWake <= life.Now);
    });

    [Fact]
    public void No_two_decisive_outcomes_without_reopening_in_between() => AnyLife.Sample(life =>
    {
        var decided = 0;
        foreach (var happened in life.Events)
        {
            decided = happened switch
            {
                ReplyLogged reply when reply.Kind.IsDecisive() => decided + 1,
                CaseReopened => 0,
                _ => decided,
            };
            Assert.InRange(decided, 0, 1);
        }
    });

    [Fact]
    public void A_command_of_the_clock_or_the_post_repeated_at_once_changes_nothing() => Gen.Select(AnyLife, AnyCommand).Sample((life, command) =>
    {
        if (command is FileRequest or LogReply or SendLetter or Undo or AddEvidence or Snooze or RecordMailFailed or RecordDeliveryStatus)
            return; // These mean something new each time; their ids make them once-only.

        var once = Do(life, command);
        Assert.Equal(Json(once.Case), Json(Do(once, command).Case));
    });

    [Fact]
    public void An_unconfirmed_address_gets_the_confirmation_and_its_reminder_and_no_more() => AnyLife.Sample(life =>
    {
        var before = life.Events.TakeWhile(happened => happened is not AddressConfirmed).OfType<MailSent>().Select(e => e.Mail.Kind).ToList();
        Assert.True(before.Count <= 2 && before.All(kind => kind is MailKind.Confirmation or MailKind.ConfirmationReminder));
    });

    [Fact]
    public void Nudges_never_exceed_the_budget_of_a_round() => AnyLife.Sample(life =>
        Assert.InRange(life.Case.Nudging.InRound, 0, Cadence.Default.MaxNudges));
}
