using System.Text.Json;
using CsCheck;
using Objector.Core.Cases;
using static Objector.Core.Cases.CaseCommand;

namespace Objector.Tests.Cases;

/// <summary>A mailbox refuses a mail for now, after a server took it: the mail goes out once more, whenever we hear of it.</summary>
public class SoftBounceTests
{
    private static readonly EmailId Request = new(MailKind.Request, 3);
    private static readonly DueStep Again = new DueStep.SendMail(Request);
    private static readonly RecordMailSent Sent = new(Request, "id");
    private static readonly RecordMailFailed Failed = new(Request, "the connection broke", false);
    private static readonly RecordDeliveryStatus Blocked = new("request-3", DeliveryStatus.Blocked, "452 mailbox full");
    private static readonly Case Confirmed = Given.Case(Some.Open, new Confirm());
    private static readonly DateTimeOffset NextDay = Some.Now.AddDays(1);

    private static readonly Gen<CaseCommand> WordOfTheTry = Gen.OneOf<CaseCommand>(Gen.Const<CaseCommand>(Sent), Gen.Const<CaseCommand>(Failed));

    private static readonly Gen<CaseCommand> SomethingElse = Gen.OneOf<CaseCommand>(
        Gen.Const<CaseCommand>(new Snooze(5, Origin.Page)),
        Gen.Const<CaseCommand>(new FileRequest(null, null, Origin.Page)),
        Gen.Const<CaseCommand>(new Stop(Origin.Page)),
        Gen.Const<CaseCommand>(new HoldMail(new HeldMail("sha", "x@example.net", "s", "w", Some.Now), "t")),
        Gen.Const<CaseCommand>(new RecordDeliveryStatus("confirmation-1", DeliveryStatus.Bounced, "550 no such user")),
        Gen.Const<CaseCommand>(Blocked));

    [Fact]
    public void In_whatever_order_we_hear_of_it_the_case_is_the_same() =>
        Gen.Select(WordOfTheTry, SomethingElse).SelectMany((word, other) => Orders([word, Blocked, other])).Sample(orders =>
            Assert.Equal(Json(After(orders.One)), Json(After(orders.Other))));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void It_goes_out_the_next_day_and_then_no_more(bool reportCameFirst)
    {
        var bounced = After(reportCameFirst ? [Blocked, Sent] : [Sent, Blocked]);

        Assert.DoesNotContain(Again, Agenda.For(bounced, NextDay.AddTicks(-1), Cadence.Default).Due);
        Assert.Contains(Again, Agenda.For(bounced, NextDay, Cadence.Default).Due);
        Assert.Empty(bounced.Then(Sent, NextDay).Outbox);
    }

    [Fact]
    public void It_goes_out_once_too_where_a_crash_kept_us_from_writing_down_that_we_sent_it() =>
        Assert.Empty(Confirmed.Then(Blocked).Then(Sent, NextDay).Outbox);

    [Fact]
    public void The_next_day_it_may_fail_like_any_other()
    {
        var failed = After([Blocked, Sent]).Then(Failed, NextDay);

        Assert.Equal((1, NextDay.AddMinutes(1)), (Assert.Single(failed.Outbox).Failures, failed.Outbox[0].NotBefore));
        Assert.Empty(failed.Then(Sent, NextDay.AddMinutes(1)).Outbox);
    }

    private static Gen<(CaseCommand[] One, CaseCommand[] Other)> Orders(CaseCommand[] told) => Gen.Shuffle(told).Select(shuffled => (told, shuffled));

    private static Case After(IEnumerable<CaseCommand> told) => told.Aggregate(Confirmed, (c, command) => c.Then(command));

    private static string Json(Case c) => JsonSerializer.Serialize(c, CaseJson.Options);
}
