using System.Globalization;
using CsCheck;
using Objector.App.Cases;
using Objector.Core.Law;

namespace Objector.Tests.Law;

public class DeadlineTests
{
    private static readonly Jurisdiction[] Everywhere = [.. Jurisdictions.All];

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd");

    private static Deadline Of(string country, string filed) => Deadline.For(Jurisdictions.For(country), Day(filed));

    [Theory]
    [InlineData("AT", "2026-08-31", "2026-09-30", "no 31 September")]
    [InlineData("BE", "2026-03-03", "2026-04-03", "Good Friday is no public holiday in Ireland")]
    [InlineData("BG", "2026-01-30", "2026-03-02", "no 30 February: its last day is a Saturday, so Monday")]
    [InlineData("CY", "2026-04-15", "2026-05-15", "the same day of the next month")]
    [InlineData("CZ", "2026-04-01", "2026-05-01", "a Friday; 1 May is none in Ireland, where it is the first Monday")]
    [InlineData("DE", "2026-03-03", "2026-04-03", "the same day of the next month")]
    [InlineData("DE-HH", "2026-03-06", "2026-04-07", "Easter Monday is a public holiday, so Tuesday")]
    [InlineData("DK", "2026-11-25", "2026-12-28", "Christmas Day, St Stephen's Day on a Saturday, a Sunday")]
    [InlineData("EE", "2026-12-01", "2027-01-04", "New Year's Day, then a weekend")]
    [InlineData("ES", "2026-03-04", "2026-04-07", "a Saturday, Easter Sunday, Easter Monday")]
    [InlineData("FI", "2026-02-17", "2026-03-18", "St Patrick's Day")]
    [InlineData("FR", "2027-01-31", "2027-03-01", "28 February 2027 is a Sunday, so Monday")]
    [InlineData("GR", "2026-07-03", "2026-08-04", "the August holiday, the first Monday")]
    [InlineData("HR", "2026-09-26", "2026-10-27", "the October holiday, the last Monday")]
    [InlineData("HU", "2026-06-30", "2026-07-30", "a month that is longer changes nothing")]
    [InlineData("IE", "2028-01-31", "2028-02-29", "the leap day")]
    [InlineData("IT", "2026-05-01", "2026-06-02", "the June holiday, the first Monday; no Italian holiday counts")]
    [InlineData("LT", "2026-05-31", "2026-06-30", "no 31 June")]
    [InlineData("LU", "2026-10-05", "2026-11-05", "the same day of the next month")]
    [InlineData("LV", "2026-11-30", "2026-12-30", "the same day of the next month")]
    [InlineData("MT", "2026-02-28", "2026-03-30", "a Saturday, so Monday; the end of a month is not kept")]
    [InlineData("NL", "2026-12-31", "2027-02-02", "a Sunday, then St Brigid's Day, the first Monday of February")]
    [InlineData("PL", "2026-01-02", "2026-02-03", "St Brigid's Day")]
    [InlineData("PT", "2027-01-29", "2027-03-01", "no 29 February in 2027: 28, a Sunday, so Monday")]
    [InlineData("RO", "2026-06-15", "2026-07-15", "the same day of the next month")]
    [InlineData("SE", "2026-07-31", "2026-08-31", "a long month after a long month")]
    [InlineData("SI", "2026-08-08", "2026-09-08", "the same day of the next month")]
    [InlineData("SK", "2026-09-16", "2026-10-16", "the same day of the next month")]
    [InlineData("IS", "2026-03-05", "2026-04-07", "Easter Sunday, Easter Monday")]
    [InlineData("LI", "2026-10-14", "2026-11-16", "a Saturday, so Monday")]
    [InlineData("NO", "2026-11-24", "2026-12-24", "Christmas Eve is a working day in Ireland")]
    [InlineData("GB", "2026-03-03", "2026-04-07", "Good Friday to Easter Monday are public holidays in England")]
    [InlineData("CH", "2026-03-03", "2026-04-02", "30 days")]
    [InlineData("BR", "2026-03-03", "2026-03-18", "15 days")]
    [InlineData("US", "2026-03-03", "2026-04-02", "no federal law: 30 days, then it is fair to ask")]
    [InlineData("US-CA", "2026-03-03", "2026-04-17", "45 days")]
    [InlineData("US-CO", "2026-03-03", "2026-04-17", "45 days")]
    [InlineData("US-CT", "2026-03-03", "2026-04-17", "45 days")]
    [InlineData("US-DE", "2026-03-03", "2026-04-17", "45 days")]
    [InlineData("US-IA", "2026-03-03", "2026-06-01", "90 days")]
    [InlineData("US-IN", "2026-03-03", "2026-04-17", "45 days")]
    [InlineData("US-KY", "2026-03-03", "2026-04-17", "45 days")]
    [InlineData("US-MD", "2026-03-03", "2026-04-17", "45 days")]
    [InlineData("US-MN", "2026-03-03", "2026-04-17", "45 days")]
    [InlineData("US-MT", "2026-03-03", "2026-04-17", "45 days")]
    [InlineData("US-NE", "2026-03-03", "2026-04-17", "45 days")]
    [InlineData("US-NH", "2026-03-03", "2026-04-17", "45 days")]
    [InlineData("US-NJ", "2026-03-03", "2026-04-17", "45 days")]
    [InlineData("US-OR", "2026-03-03", "2026-04-17", "45 days")]
    [InlineData("US-RI", "2026-03-03", "2026-04-17", "45 days")]
    [InlineData("US-TN", "2026-03-03", "2026-04-17", "45 days")]
    [InlineData("US-TX", "2026-03-03", "2026-04-17", "45 days")]
    [InlineData("US-UT", "2026-03-03", "2026-04-17", "45 days")]
    [InlineData("US-VA", "2026-03-03", "2026-04-17", "45 days")]
    [InlineData("US-FL", "2026-03-03", "2026-04-17", "45 days")]
    [InlineData("US-OK", "2026-12-31", "2027-01-30", "not in force: 30 days")]
    [InlineData("US-OK", "2027-01-01", "2027-02-15", "in force: 45 days")]
    [InlineData("US-LA", "2027-01-01", "2027-02-15", "in force: 45 days")]
    [InlineData("US-AL", "2027-04-30", "2027-05-30", "not in force: 30 days")]
    [InlineData("US-VT", "2028-01-01", "2028-02-15", "in force: 45 days")]
    [InlineData("CA", "2026-03-03", "2026-04-02", "30 days")]
    [InlineData("AU", "2026-03-03", "2026-04-02", "30 days")]
    [InlineData("NZ", "2026-03-02", "2026-03-30", "20 working days")]
    [InlineData("NZ", "2026-03-24", "2026-04-23", "20 working days without Good Friday and Easter Monday")]
    [InlineData("NZ", "2026-12-21", "2027-02-10", "25 December to 15 January are none, nor are Anniversary weekends but Waitangi Day")]
    [InlineData("JP", "2026-03-03", "2026-03-17", "without delay: after 14 days it is fair to ask")]
    [InlineData("KR", "2026-03-03", "2026-03-13", "10 days")]
    [InlineData("IN", "2026-03-03", "2026-04-02", "the rights are not in force: 30 days")]
    [InlineData("IN", "2027-06-01", "2027-08-30", "90 days")]
    [InlineData("TR", "2026-03-03", "2026-04-02", "30 days")]
    [InlineData("ZA", "2026-03-03", "2026-04-02", "30 days")]
    [InlineData("SG", "2026-03-03", "2026-04-02", "30 days")]
    [InlineData("TH", "2026-03-03", "2026-04-02", "we know no law there: 30 days")]
    public void The_last_day_is_counted_as_the_rule_says(string country, string filed, string due, string because) =>
        Assert.Equal((because, due), (because, $"{Of(country, filed).Due:yyyy-MM-dd}"));

    [Fact]
    public void Every_jurisdiction_of_the_facts_has_its_row_above()
    {
        var rows = typeof(DeadlineTests).GetMethod(nameof(The_last_day_is_counted_as_the_rule_says))!
            .GetCustomAttributesData().Where(data => data.AttributeType == typeof(InlineDataAttribute))
            .Select(data => (string)((IReadOnlyList<System.Reflection.CustomAttributeTypedArgument>)data.ConstructorArguments[0].Value!)[0].Value!)
            .ToHashSet();

        Assert.Equal([], Everywhere.Select(row => row.Code).Where(code => code != "*" && !rows.Contains(code)));
    }

    /// <summary>Public holidays of any part of the United Kingdom that these cases meet: St Patrick's Day is one in Northern Ireland.</summary>
    private static readonly string[] Kingdom = ["2008-12-25", "2008-12-26", "2009-03-17", "2009-04-10", "2009-04-13"];

    [Theory]
    [InlineData("2008-10-01", "2008-10-29")]
    [InlineData("2007-02-01", "2007-03-01")]
    [InlineData("2008-02-01", "2008-02-29")]
    [InlineData("2009-03-12", "2009-04-14")]
    [InlineData("2009-03-13", "2009-04-15")]
    [InlineData("2009-03-14", "2009-04-15")]
    [InlineData("2009-03-15", "2009-04-15")]
    [InlineData("2009-03-16", "2009-04-16")]
    public void Twenty_working_days_end_when_Alaveteli_says(string filed, string due)
    {
        var count = new DateCounter(Day(filed), Kingdom.Contains);

        count.AddWorkingDays(20, null, "");

        Assert.Equal(due, $"{count.Day:yyyy-MM-dd}");
    }

    [Theory]
    [InlineData("2008-10-01", "2008-10-21")]
    [InlineData("2008-10-04", "2008-10-24")]
    [InlineData("2008-10-05", "2008-10-27")]
    [InlineData("2008-10-06", "2008-10-27")]
    [InlineData("2008-10-07", "2008-10-27")]
    [InlineData("2008-12-04", "2008-12-24")]
    [InlineData("2008-12-05", "2008-12-29")]
    [InlineData("2009-03-17", "2009-04-06")]
    public void Twenty_calendar_days_that_roll_over_end_when_Alaveteli_says(string filed, string due)
    {
        var count = new DateCounter(Day(filed), Kingdom.Contains);

        count.AddDays(20, "");
        count.RollOver("");

        Assert.Equal(due, $"{count.Day:yyyy-MM-dd}");
    }

    private static readonly string[] Easter2014 = ["2014-04-18", "2014-04-21"];

    [Theory]
    [InlineData("2014-03-18", "2014-04-22", "Good Friday, the weekend, Easter Monday")]
    [InlineData("2014-04-17", "2014-05-19", "a Saturday")]
    public void A_month_of_the_German_civil_code_ends_when_froide_says(string filed, string due, string because)
    {
        var count = new DateCounter(Day(filed), Easter2014.Contains);

        count.AddMonths(1, "");
        count.RollOver("");

        Assert.Equal((because, due), (because, $"{count.Day:yyyy-MM-dd}"));
    }

    [Theory]
    [InlineData("DE", "2026-03-03", "2026-06-03")]
    [InlineData("GB", "2026-03-03", "2026-06-03")]
    [InlineData("US-CA", "2026-03-03", "2026-06-01")]
    [InlineData("US-IA", "2026-03-03", "2026-07-16")]
    [InlineData("CA", "2026-03-03", "2026-05-02")]
    [InlineData("KR", "2026-03-03", null)]
    public void Whoever_says_in_time_that_it_takes_longer_has_until_then(string country, string filed, string? due) =>
        Assert.Equal(due, Of(country, filed).Extendable?.ToString("O", CultureInfo.InvariantCulture));

    [Fact]
    public void California_wants_a_confirmation_within_ten_business_days() =>
        Assert.Equal(Day("2026-04-08"), Of("US-CA", "2026-03-24").Acknowledge);

    [Fact]
    public void A_pause_for_proof_of_identity_moves_the_end_where_the_law_stops_the_clock()
    {
        Assert.Equal(Day("2026-04-13"), Deadline.For(Jurisdictions.For("DE"), Day("2026-03-03"), pausedDays: 10).Due);
        Assert.Equal(Day("2026-04-17"), Deadline.For(Jurisdictions.For("US-CA"), Day("2026-03-03"), pausedDays: 10).Due);
    }

    [Fact]
    public void Only_a_law_in_force_makes_a_deadline_statutory()
    {
        Assert.True(Of("PL", "2026-03-03").Statutory);
        Assert.False(Of("IN", "2026-03-03").Statutory);
        Assert.False(Of("US-OK", "2026-03-03").Statutory);
        Assert.False(Of("JP", "2026-03-03").Statutory);
    }

    [Fact]
    public void For_every_jurisdiction_and_day_the_steps_recompute_to_the_date()
    {
        foreach (var (jurisdiction, filed) in EveryDay())
        {
            var deadline = Deadline.For(jurisdiction, filed);
            var day = filed;
            foreach (var step in deadline.Steps)
            {
                Assert.True(step.Kind switch
                {
                    StepKind.Rule or StepKind.Receipt => step.Day == filed,
                    StepKind.Period => step.Day > day,
                    StepKind.Weekend => day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday && step.Day.DayOfWeek == DayOfWeek.Monday && step.Day.DayNumber - day.DayNumber <= 2,
                    StepKind.Holiday => step.Day == day.AddDays(1),
                    _ => false,
                }, $"{jurisdiction.Code} {filed:O}: {step}");
                if (step.Kind is not StepKind.Rule)
                    Assert.Contains(step.Day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture), DeadlineText.Of(step));
                Assert.NotEmpty(step.Rule);
                day = step.Day;
            }

            Assert.Equal(deadline.Due, day);
        }
    }

    [Fact]
    public void No_date_is_before_the_legal_minimum_and_none_of_a_law_that_rolls_over_is_on_a_day_off()
    {
        foreach (var (jurisdiction, filed) in EveryDay())
        {
            var due = Deadline.For(jurisdiction, filed).Due;
            var rule = DeadlineRule.For(jurisdiction, filed);
            Assert.True(due >= filed.AddMonths(rule.Answer.Months).AddDays(rule.Answer.Days + rule.Answer.WorkingDays));
            Assert.False(rule.RollsOver && (due.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday || Holidays.On(rule.Calendar!, due) is not null));
        }
    }

    [Fact]
    public void One_more_holiday_never_brings_a_date_forward() => Gen.Select(Gen.Int[0, 1000], Gen.Int[1, 60], Gen.Int[0, 120].Array[0, 12], Gen.Int[0, 120]).Sample(
        (start, days, off, more) =>
        {
            var first = Day("2026-01-01").AddDays(start);
            DateOnly End(IEnumerable<int> closed)
            {
                var holidays = closed.Select(after => first.AddDays(after)).ToHashSet();
                var count = new DateCounter(first, day => holidays.Contains(day) ? "a holiday" : null);
                count.AddWorkingDays(days, null, "");
                count.AddDays(days, "");
                count.RollOver("");
                return count.Day;
            }

            return End([.. off, more]) >= End(off);
        });

    private static IEnumerable<(Jurisdiction, DateOnly)> EveryDay()
    {
        foreach (var jurisdiction in Everywhere)
        {
            for (var filed = Day("2026-01-01"); filed < Day("2029-01-01"); filed = filed.AddDays(1))
                yield return (jurisdiction, filed);
        }
    }
}

internal static class HolidayList
{
    /// <summary>A list of days as the holidays of a count.</summary>
    public static string? Contains(this string[] days, DateOnly day) => days.Contains(day.ToString("O", CultureInfo.InvariantCulture)) ? "a holiday" : null;
}
