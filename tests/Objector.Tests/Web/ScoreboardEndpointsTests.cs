using Objector.App;
using Objector.App.Web;
using Objector.Core.Law;
using Objector.Core.Statistics;

namespace Objector.Tests.Web;

public class ScoreboardEndpointsTests
{
    private static readonly PublishedStatistics Published = PublishedStatistics.Of(new DateOnly(2026, 4, 2), new DateOnly(2026, 4, 1),
    [
        new Cohort(new CohortKey(RequestKind.Object, "DE", Outcome.Granted, Timing.InTime), 5, [1, 2, 3, 4, 5]),
        new Cohort(new CohortKey(RequestKind.Access, null, Outcome.NoAnswer, Timing.Late), 7, []),
        new Cohort(new CohortKey(null, null, Outcome.Refused, Timing.NoDeadline), 5, [8, 8, 8, 9, 9]),
    ]);

    [Fact]
    public void The_table_has_a_line_for_all_for_each_kind_and_for_each_country() => Assert.Equal(
        """
        by,key,cases,granted,grantedInPart,refused,otherAnswer,noAnswer,inTime,late,latePercent,daysLowerQuartile,daysMedian,daysUpperQuartile
        all,,17,5,0,5,0,7,5,7,58,3,5,8
        kind,Access,7,0,0,0,0,7,0,7,100,,,
        kind,Object,5,5,0,0,0,0,5,0,0,2,3,4
        kind,,5,0,0,5,0,0,0,0,,8,8,9
        country,DE,5,5,0,0,0,0,5,0,0,2,3,4
        country,,12,0,0,5,0,7,0,7,100,8,8,9

        """.ReplaceLineEndings("\r\n"),
        ScoreboardEndpoints.Csv(Published));

    [Fact]
    public void A_bar_is_as_wide_as_its_cases()
    {
        var pieces = new ScoreboardRow("all", Published.All).Pieces().ToList();

        Assert.Equal([(Outcome.Granted, 0, 294), (Outcome.Refused, 294, 294), (Outcome.NoAnswer, 588, 412)], pieces);
    }

    [Fact]
    public void Every_kind_and_every_outcome_has_its_words()
    {
        Assert.All(Enum.GetValues<RequestKind>(), kind => Assert.NotEmpty(Texts.Scoreboard[$"kind.{kind}"]));
        Assert.All(Enum.GetValues<Outcome>(), outcome => Assert.NotEmpty(Texts.Scoreboard[$"outcome.{outcome}"]));
        Assert.All(Jurisdictions.All.SelectMany(row => row.Rights.Keys).Distinct(), right => Assert.NotEmpty(Texts.Site[$"right.{right}"]));
    }
}
