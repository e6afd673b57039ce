using Objector.Core.Law;

namespace Objector.Tests.Law;

public class ComplaintWindowTests
{
    private static readonly DateOnly Filed = new(2026, 3, 2);

    private static ComplaintWindow Of(string country, DateOnly? reply = null, DateOnly? letter = null)
    {
        var jurisdiction = Jurisdictions.For(country);
        return ComplaintWindow.For(jurisdiction, Filed, Deadline.For(jurisdiction, Filed).Due, reply, letter);
    }

    [Fact]
    public void It_opens_the_day_after_the_deadline_or_with_Metas_answer()
    {
        Assert.Equal(new DateOnly(2026, 4, 3), Of("DE").Opens);
        Assert.Equal(new DateOnly(2026, 3, 5), Of("DE", new DateOnly(2026, 3, 5)).Opens);
        Assert.Null(Of("DE").Lapses);
    }

    [Fact]
    public void In_Turkey_it_lapses_thirty_days_after_the_answer_and_sixty_after_the_application_in_any_case()
    {
        Assert.Equal(new DateOnly(2026, 5, 1), Of("TR").Lapses);
        Assert.Equal(new DateOnly(2026, 4, 9), Of("TR", new DateOnly(2026, 3, 10)).Lapses);
        Assert.Equal(new DateOnly(2026, 5, 1), Of("TR", new DateOnly(2026, 4, 20)).Lapses);
    }

    [Fact]
    public void The_ICO_takes_it_for_three_months_after_the_last_contact()
    {
        Assert.Equal(new DateOnly(2026, 6, 2), Of("GB").Lapses);
        Assert.Equal(new DateOnly(2026, 7, 1), Of("GB", new DateOnly(2026, 4, 1)).Lapses);
        Assert.Equal(new DateOnly(2026, 8, 5), Of("GB", new DateOnly(2026, 4, 1), new DateOnly(2026, 5, 5)).Lapses);
    }

    [Fact]
    public void New_Zealand_wants_thirty_working_days_and_Australia_thirty_days_first()
    {
        Assert.Equal(new DateOnly(2026, 4, 16), Of("NZ", new DateOnly(2026, 3, 5)).Opens);
        Assert.Equal(new DateOnly(2026, 4, 2), Of("AU", new DateOnly(2026, 3, 5)).Opens);
        Assert.Equal(new DateOnly(2027, 3, 2), Of("NZ").Lapses);
    }

    [Fact]
    public void Every_jurisdiction_says_when_one_can_complain() =>
        Assert.All(Jurisdictions.All, row => Assert.NotEmpty(ComplaintWindow.Describe(row)));
}
