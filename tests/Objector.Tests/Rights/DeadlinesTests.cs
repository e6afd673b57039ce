using Objector.Core.Rights;

namespace Objector.Tests.Rights;

public class DeadlinesTests
{
    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd");

    [Theory]
    [InlineData("DE", "2026-03-03", "2026-04-03", "the same day of the next month")]
    [InlineData("DE", "2026-01-30", "2026-03-02", "no 30 February: its last day is a Saturday, so Monday")]
    [InlineData("FR", "2027-01-31", "2027-03-01", "28 February 2027 is a Sunday, so Monday")]
    [InlineData("IE", "2028-01-31", "2028-02-29", "the leap day")]
    [InlineData("AT", "2026-08-31", "2026-09-30", "no 31 September")]
    [InlineData("ES", "2026-03-04", "2026-04-06", "a Saturday rolls on to Monday")]
    [InlineData("NO", "2026-03-05", "2026-04-06", "a Sunday rolls on to Monday")]
    [InlineData("GB", "2026-03-03", "2026-04-03", "the same in the United Kingdom")]
    [InlineData("US-CA", "2026-03-03", "2026-04-02", "30 days where we know of no law")]
    public void The_last_day_is_counted_as_the_rule_says(string country, string filed, string due, string because) =>
        Assert.True(Day(due) == Deadlines.For(Jurisdictions.For(country), Day(filed)).Due, because);

    [Fact]
    public void An_extension_told_in_time_gives_three_months_in_all() =>
        Assert.Equal(Day("2026-06-03"), Deadlines.Extended(Jurisdictions.For("DE"), Day("2026-03-03")).Due);

    [Fact]
    public void Only_a_law_makes_a_deadline_statutory()
    {
        Assert.True(Deadlines.For(Jurisdictions.For("PL"), Day("2026-03-03")).Statutory);
        Assert.False(Deadlines.For(Jurisdictions.For("IN"), Day("2026-03-03")).Statutory);
    }

    [Fact]
    public void Each_step_of_the_calculation_is_told_and_the_last_date_named_is_the_due_one()
    {
        var deadline = Deadlines.For(Jurisdictions.For("DE"), Day("2026-01-31"));

        Assert.Contains(deadline.Steps, step => step.Contains("does not count", StringComparison.Ordinal));
        Assert.Contains(deadline.Steps, step => step.Contains("no day 31", StringComparison.Ordinal));
        Assert.Contains(deadline.Steps, step => step.Contains("weekend", StringComparison.Ordinal) && step.Contains("2 March 2026", StringComparison.Ordinal));
        Assert.Equal(Day("2026-03-02"), deadline.Due);
    }

    [Fact]
    public void For_every_country_and_every_day_of_four_years_the_date_is_not_before_the_legal_minimum_nor_on_a_weekend()
    {
        foreach (var jurisdiction in Jurisdictions.All)
        {
            for (var filed = Day("2026-01-01"); filed < Day("2030-01-01"); filed = filed.AddDays(1))
            {
                var deadline = Deadlines.For(jurisdiction, filed);
                Assert.True(deadline.Due >= (deadline.Statutory ? filed.AddMonths(1) : filed.AddDays(30)));
                Assert.False(deadline.Statutory && deadline.Due.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday);
            }
        }
    }
}
