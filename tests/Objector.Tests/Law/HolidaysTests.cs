using Objector.Core.Law;

namespace Objector.Tests.Law;

public class HolidaysTests
{
    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd");

    [Theory]
    [InlineData("IE", "2026-02-02", "St. Brigid’s Day")]
    [InlineData("IE", "2026-03-17", "St. Patrick’s Day")]
    [InlineData("IE", "2026-04-06", "Easter Monday")]
    [InlineData("IE", "2026-10-26", "Last Monday in October")]
    [InlineData("GB-ENG", "2026-04-03", "Good Friday")]
    [InlineData("GB-ENG", "2026-08-31", "Summer bank holiday")]
    [InlineData("GB-ENG", "2026-12-26", "Boxing Day")]
    [InlineData("GB-ENG", "2026-12-28", "Boxing Day (substitute day)")]
    [InlineData("NZ", "2026-02-06", "Waitangi Day")]
    [InlineData("NZ", "2026-04-27", "ANZAC Day (substitute day)")]
    [InlineData("NZ", "2026-07-10", "Matariki")]
    [InlineData("US-CA", "2026-03-31", "César Chávez Day")]
    [InlineData("US-CA", "2026-11-26", "Thanksgiving Day")]
    [InlineData("BR", "2026-11-20", "Black Awareness Day")]
    [InlineData("DE", "2026-05-14", "Ascension Day")]
    [InlineData("KR", "2026-07-17", "Constitution Day")]
    [InlineData("TR", "2026-10-29", "Republic Day")]
    public void A_public_holiday_is_on_its_published_date(string calendar, string day, string name) => Assert.Equal(name, Holidays.On(calendar, Day(day)));

    [Theory]
    [InlineData("IE", "2026-04-03", "Good Friday is none in Ireland")]
    [InlineData("US-CA", "2026-10-12", "Columbus Day is none in California")]
    [InlineData("NZ", "2026-04-26", "a Sunday is none as such")]
    [InlineData("DE", "2026-11-28", "nor is a Saturday")]
    [InlineData("TR", "2026-03-19", "the eve of the feast is a half day")]
    [InlineData("GB-ENG", "2023-12-25", "a year before the first one")]
    public void Another_day_is_none(string calendar, string day, string because) => Assert.True(Holidays.On(calendar, Day(day)) is null, because);

    [Theory]
    [InlineData("TR", "2026-03-20", "2026-03-22", "End of Ramadan (Eid al-Fitr)")]
    [InlineData("TR", "2026-05-27", "2026-05-30", "Feast of the Sacrifice (Eid al-Adha)")]
    [InlineData("KR", "2026-02-16", "2026-02-18", "Korean New Year")]
    [InlineData("KR", "2026-09-24", "2026-09-26", "Korean Thanksgiving")]
    [InlineData("KR", "2033-09-07", "2033-09-09", "Korean Thanksgiving")]
    public void A_feast_of_several_days_has_each_of_them_and_no_more(string calendar, string first, string last, string name)
    {
        for (var day = Day(first); day <= Day(last); day = day.AddDays(1))
        {
            Assert.Equal(name, Holidays.On(calendar, day));
        }

        Assert.Null(Holidays.On(calendar, Day(first).AddDays(-1)));
        Assert.Null(Holidays.On(calendar, Day(last).AddDays(1)));
    }

    [Theory]
    [InlineData("BR")]
    [InlineData("DE")]
    [InlineData("GB-ENG")]
    [InlineData("IE")]
    [InlineData("KR")]
    [InlineData("NZ")]
    [InlineData("TR")]
    [InlineData("US-CA")]
    public void Every_calendar_has_a_New_Year_in_each_of_its_years_and_none_after(string calendar)
    {
        for (var day = Day("2024-01-01"); day <= Holidays.LastDay; day = day.AddYears(1))
        {
            Assert.NotNull(Holidays.On(calendar, day));
        }

        Assert.Null(Holidays.On(calendar, Holidays.LastDay.AddDays(1)));
    }

    [Fact]
    public void An_unknown_calendar_is_an_error_not_a_guess() => Assert.Throws<ArgumentException>(() => Holidays.On("XX", Day("2026-01-01")));

    /// <summary>Who renews the facts of the deadlines is reminded of the holidays that go with them; when nobody does, the page of the facts says so.</summary>
    [Fact]
    public void They_reach_three_years_beyond_the_newest_fact_of_a_deadline()
    {
        var newest = DeadlineRule.All.SelectMany(rule => rule.Sources).Max(source => source.Day)!.Value;

        Assert.True(
            Holidays.LastDay >= newest.AddYears(3),
            $"The public holidays end on {Holidays.LastDay:yyyy-MM-dd}. Raise lastYear in src/Objector.Core/Law/Generator/make.mjs and run: "
                + "npm ci --prefix src/Objector.Core/Law/Generator && node src/Objector.Core/Law/Generator/make.mjs");
    }
}
