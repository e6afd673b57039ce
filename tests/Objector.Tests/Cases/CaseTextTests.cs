using System.Collections.Immutable;
using Objector.App;
using Objector.App.Cases;
using Objector.App.Web;
using Objector.Core.Cases;
using Objector.Core.InboundEmail;
using Objector.Core.Law;
using Objector.Core.Letters;
using static Objector.Core.Cases.CaseCommand;

namespace Objector.Tests.Cases;

/// <summary>Whatever can happen to a case has its words.</summary>
public class CaseTextTests
{
    public static TheoryData<string, Type> Enums => new()
    {
        { "kind", typeof(RequestKind) },
        { "reply", typeof(ReplyKind) },
        { "rung", typeof(EscalationStep) },
        { "main.Letter", typeof(EscalationStep) },
        { "event.letter", typeof(EscalationStep) },
        { "letterNotNow", typeof(EscalationStep) },
        { "grievance", typeof(Grievance) },
        { "mail", typeof(MailKind) },
        { "fate", typeof(DeliveryStatus) },
        { "refusal", typeof(RejectionReason) },
        { "milestone", typeof(Milestone) },
        { "stretch", typeof(Stretch) },
        { "basis", typeof(LegalBasis) },
        { "filing", typeof(FilingAct) },
    };

    [Theory]
    [MemberData(nameof(Enums))]
    public void Each_of_them(string key, Type type) => Assert.All(Enum.GetNames(type), name => Assert.NotEmpty(Texts.Case[$"{key}.{name}"]));

    [Fact]
    public void Every_other_door_than_the_page() => Assert.All(Enum.GetValues<Origin>().Where(via => via != Origin.Page), via => Assert.NotEmpty(Texts.Case[$"event.via.{via}"]));

    [Fact]
    public void Every_main_action_but_the_letters_which_go_by_rung() =>
        Assert.All(Enum.GetValues<MainAction>().Except([MainAction.None, MainAction.Letter]), action => Assert.NotEmpty(Texts.Case[$"main.{action}"]));

    [Theory]
    [MemberData(nameof(Stages.All), MemberType = typeof(Stages))]
    public void Every_stage_of_a_case(string stage, string headline, MainAction main)
    {
        var c = Stages.Of(stage);

        Assert.StartsWith(headline, CaseText.Headline(c));
        Assert.EndsWith(".", CaseText.Next(c));
        Assert.Equal(main, CaseActions.Main(c));
    }

    [Fact]
    public void An_event_is_told_in_whole_sentences()
    {
        Assert.Equal("Filed with Meta on 3 March 2026. You said so by mail. Meta's reference: 9. An answer is due by 7 April 2026.", EventText.Of(
            new RequestFiled(Some.Now, new Filing(Some.Today, "9", new DateOnly(2026, 4, 7), true), Origin.Mail), "UTC"));
        Assert.Equal("Meta's reply of 3 March 2026 was logged. It takes more time. The new deadline is 3 June 2026.", EventText.Of(
            new ReplyLogged(Some.Now, ReplyKind.Extension, Some.Today, "", [], Origin.Page, null, new DateOnly(2026, 6, 3)), "UTC"));
        Assert.Equal("You answered on 3 March 2026 what Meta asked about who you are. 1 day does not count: an answer is due by 4 April 2026.", EventText.Of(
            new IdentityAnswered(Some.Now, Some.Today, new Filing(Some.Today, null, new DateOnly(2026, 4, 4), true, PausedDays: 1), Origin.Page), "UTC"));
    }

    [Fact]
    public void Every_language_counts_begun_or_not() => Assert.All(Language.All, language =>
        Assert.All([0, 1, 2, 5, 22], count => Assert.Contains($"{count}", Texts.Case.CountIn(language, "deadline.left", count))));

    [Fact]
    public void A_step_of_the_calculation_is_told_with_its_values()
    {
        var day = new DateOnly(2026, 4, 30);
        string Say(CalculationStep what) => DeadlineText.Of(new DeadlineStep(what, day, "rule"));

        Assert.Equal("One month later it is Thursday, 30 April 2026.", Say(new CalculationStep.Months(1, null)));
        Assert.Equal("2 months later there is no day 31, so the period ends with the month: Thursday, 30 April 2026.", Say(new CalculationStep.Months(2, 31)));
        Assert.Contains("the days from 25 December to 15 January, it is", Say(new CalculationStep.WorkingDays(20, ("12-25", "01-15"))));
        Assert.Contains("(Easter Monday)", Say(new CalculationStep.Holiday("Easter Monday")));
    }
}

/// <summary>One case for each place where a case can stand.</summary>
internal static class Stages
{
    private static readonly ImmutableArray<CaseCommand> Confirmed = [Some.Open, new Confirm()];

    private static readonly Dictionary<string, (Case Case, string Headline, MainAction Main)> Known = new()
    {
        ["opened"] = (Given.Case(Some.Open), "Confirm your address", MainAction.Confirm),
        ["ready"] = (Given.Case(Confirmed), "Your request is ready", MainAction.File),
        ["filed"] = (Given.Case(Some.Filed), "Meta has until", MainAction.LogReply),
        ["late"] = (Late(), "Meta is late", MainAction.Letter),
        ["late, complaint sent"] = (Late().Then(new SendLetter(EscalationStep.Complaint, null), Some.Now.AddDays(60)), "Meta is late", MainAction.LogReply),
        ["more evidence"] = (Replied(ReplyKind.MoreEvidence), "Meta wants more evidence", MainAction.AddEvidence),
        ["identity"] = (Replied(ReplyKind.IdentityCheck), "Meta wants proof", MainAction.SayFiled),
        ["own tools"] = (Replied(ReplyKind.SelfService), "Meta points to", MainAction.FileElsewhere),
        ["wrong form"] = (Replied(ReplyKind.WrongChannel), "Meta says", MainAction.FileElsewhere),
        ["something else"] = (Replied(ReplyKind.Other), "Meta answered.", MainAction.LogReply),
        ["granted"] = (Replied(ReplyKind.Approved), "Meta granted your request.", MainAction.Download),
        ["granted in part"] = (Replied(ReplyKind.ApprovedInPart), "Meta granted your request in part.", MainAction.Download),
        ["refused"] = (Replied(ReplyKind.Refused), "Meta refused", MainAction.Letter),
        ["refused, complaint sent"] = (Replied(ReplyKind.Refused).Then(new SendLetter(EscalationStep.Complaint, null)), "Meta refused", MainAction.Reopen),
        ["reopened"] = (Replied(ReplyKind.Refused).Then(new Reopen()), "Meta answered.", MainAction.LogReply),
        ["closed"] = (Replied(ReplyKind.Other).Then(new Stop(Origin.Page)), "You closed", MainAction.Reopen),
        ["stopped"] = (Given.Case(Some.Filed).Then(new Stop(Origin.Page)), "You stopped", MainAction.Reopen),
        ["dormant"] = (Given.Case(Some.Filed).Then(new FallDormant()), "This case is dormant", MainAction.Reopen),
        ["a mail waits"] = (Given.Case(Some.Filed).Then(new HoldMail(new HeldMail("id", "x@example.org", "Hello", "A machine wrote it.", Some.Now), "Hello")), "Meta has until", MainAction.Decide),
        ["erased"] = (Given.Case(Some.Filed).Then(new Erase()), "This case is being deleted", MainAction.None),
    };

    public static TheoryData<string, string, MainAction> All
    {
        get
        {
            var data = new TheoryData<string, string, MainAction>();
            foreach (var (stage, known) in Known)
                data.Add(stage, known.Headline, known.Main);
            return data;
        }
    }

    public static Case Of(string stage) => Known[stage].Case;

    private static Case Late() => Given.Case(Some.Filed).Then(new PassDeadline(), Some.Now.AddDays(60));

    private static Case Replied(ReplyKind kind) => Given.Case(Some.Filed).Then(Some.Reply(kind));
}
