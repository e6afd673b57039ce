using System.Collections.Immutable;
using CsCheck;
using Objector.App.Cases;
using Objector.App.Web;
using Objector.Core.Cases;
using Objector.Core.InboundEmail;
using Objector.Tests.Cases;
using static Objector.Core.Cases.CaseCommand;

namespace Objector.Tests.Web;

public class DeadlineLineTests
{
    private static readonly DateOnly Filed = new(2026, 3, 3);

    private static Case CaseIn(string country) => Given.Case(Some.Open with { Submission = Some.Submission with { Country = country } }, new Confirm(), new FileRequest(null, null, Origin.Page));

    private static IEnumerable<(Milestone What, string Day)> Days(Case c, DateOnly today) => Milestones.Of(c, today).Select(day => (day.What, $"{day.Day:yyyy-MM-dd}"));

    [Fact]
    public void While_Metas_time_runs_the_days_are_those_to_come() => Assert.Equal(
        [(Milestone.Filed, "2026-03-03"), (Milestone.Today, "2026-03-10"), (Milestone.Due, "2026-04-03"), (Milestone.ComplaintOpens, "2026-04-04"), (Milestone.Extended, "2026-06-03")],
        Days(CaseIn("DE"), new DateOnly(2026, 3, 10)));

    [Fact]
    public void Where_no_law_sets_a_date_we_ask_again() => Assert.Contains(Milestone.AskAgain, Days(CaseIn("TH"), Filed).Select(day => day.What));

    [Fact]
    public void A_right_to_complain_that_lapses_ends_on_the_line()
    {
        var refused = CaseIn("TR").Then(Some.Reply(ReplyKind.Refused));

        Assert.Equal([(Milestone.ComplaintOpens, "2026-03-03"), (Milestone.ComplaintEnds, "2026-04-02")], Days(refused, Filed).Where(day => day.What is Milestone.ComplaintOpens or Milestone.ComplaintEnds));
        Assert.DoesNotContain(Milestone.ComplaintEnds, Days(refused.Then(new SendLetter(EscalationStep.Complaint, null)), Filed).Select(day => day.What));
    }

    [Fact]
    public void After_an_answer_nothing_is_left_or_late()
    {
        var answered = Milestones.Of(CaseIn("DE").Then(Some.Reply(ReplyKind.Other), Some.Now.AddDays(5)), Filed.AddDays(9));

        Assert.Equal([Milestone.Filed, Milestone.Answered, Milestone.ComplaintOpens, Milestone.Today], answered.Select(day => day.What));
        Assert.Equal([Stretch.Past, Stretch.Complaint], DeadlineLine.Of(answered).Stretches.Select(stretch => stretch.What));
    }

    [Fact]
    public void Nothing_is_drawn_where_nothing_runs()
    {
        Assert.Empty(Milestones.Of(Given.Case(Some.Open, new Confirm()), Filed));
        Assert.Empty(Milestones.Of(CaseIn("DE").Then(Some.Reply(ReplyKind.Approved)), Filed));
        Assert.Empty(DeadlineLine.Of([]).Marks);
    }

    [Theory]
    [InlineData("2026-03-03", new[] { Stretch.Left, Stretch.More, Stretch.Complaint })]
    [InlineData("2026-03-20", new[] { Stretch.Past, Stretch.Left, Stretch.More, Stretch.Complaint })]
    public void Before_the_deadline_some_is_left(string today, Stretch[] stretches) =>
        Assert.Equal(stretches, DeadlineLine.Of(Milestones.Of(CaseIn("DE"), DateOnly.Parse(today, System.Globalization.CultureInfo.InvariantCulture))).Stretches.Select(stretch => stretch.What));

    [Fact]
    public void After_it_Meta_is_late()
    {
        var late = CaseIn("DE").Then(new PassDeadline(), Some.Now.AddDays(60));

        Assert.Equal([Stretch.Past, Stretch.Late, Stretch.Complaint], DeadlineLine.Of(Milestones.Of(late, Filed.AddDays(60))).Stretches.Select(stretch => stretch.What));
    }

    [Fact]
    public void Whatever_the_days_places_follow_them_and_no_number_covers_another_or_leaves_the_drawing() => Gen.Int[0, 900].Array[1, 8].Sample(offsets =>
    {
        var days = offsets.Order().Select((offset, index) => new MilestoneDay((Milestone)index, Filed.AddDays(offset))).ToImmutableArray();

        var line = DeadlineLine.Of(days);

        Assert.Equal(days.Length, line.Marks.Length);
        Assert.All(line.Marks.Zip(line.Marks.Skip(1)), pair =>
        {
            Assert.True(pair.First.At <= pair.Second.At);
            Assert.True(pair.Second.Label - pair.First.Label >= 2 * DeadlineLine.Radius);
        });
        Assert.All(line.Marks, mark => Assert.InRange(mark.Label, DeadlineLine.Radius, DeadlineLine.Width - DeadlineLine.Radius));
        Assert.All(line.Stretches, stretch => Assert.True(stretch.From < stretch.To));
        Assert.All(line.Months.Zip(line.Months.Skip(1)), pair => Assert.True(pair.Second.At - pair.First.At >= 80));
    });
}
