using System.Globalization;
using Objector.Core.Cases;

namespace Objector.Tests.Cases;

/// <summary>Where the person lives the clocks change, and a February may have 29 days.</summary>
public class LocalTimeTests
{
    [Theory]
    [InlineData("Europe/Berlin", "2026-03-28T20:00Z", "2026-03-29T07:00Z", "the night is an hour short")]
    [InlineData("Europe/Berlin", "2026-10-24T20:00Z", "2026-10-25T08:00Z", "the night is an hour long")]
    [InlineData("America/New_York", "2026-03-08T02:00Z", "2026-03-08T13:00Z", "the night is an hour short")]
    [InlineData("Australia/Lord_Howe", "2026-04-04T12:00Z", "2026-04-04T22:30Z", "clocks change by half an hour")]
    [InlineData("Europe/Berlin", "2026-03-29T01:30Z", "2026-03-29T07:00Z", "just after the hour that there was not")]
    [InlineData("Europe/Berlin", "2026-10-25T00:30Z", "2026-10-25T08:00Z", "in the hour that comes twice")]
    public void A_nudge_by_night_waits_for_the_time_from_nine_to_seven_though_the_clocks_change(string zone, string night, string morning, string why)
    {
        Assert.True(At(morning) == LocalTime.InWakingHours(At(night), zone, 0), why);
        Assert.True(At(morning).AddHours(LocalTime.DayEnds - LocalTime.DayStarts) > LocalTime.InWakingHours(At(night), zone, 0.9999), why);
    }

    [Theory]
    [InlineData("Europe/Berlin", "2026-03-29", "2026-03-28T23:00Z", "the day on which summer time begins")]
    [InlineData("Europe/Berlin", "2026-03-30", "2026-03-29T22:00Z", "the day after it")]
    [InlineData("Europe/Berlin", "2026-10-26", "2026-10-25T23:00Z", "the day after summer time")]
    [InlineData("America/Santiago", "2026-09-06", "2026-09-06T04:00Z", "a day without its first hour")]
    [InlineData("Europe/Berlin", "2028-02-29", "2028-02-28T23:00Z", "a leap day")]
    public void A_day_begins_with_the_first_instant_that_there_is(string zone, string day, string start, string why) =>
        Assert.True(At(start) == LocalTime.StartOf(DateOnly.Parse(day, CultureInfo.InvariantCulture), zone), why);

    [Theory]
    [InlineData("2028-02-27T10:00Z", "2028-02-29T10:00Z")]
    [InlineData("2028-02-28T10:00Z", "2028-03-01T10:00Z")]
    [InlineData("2028-02-29T10:00Z", "2028-03-02T10:00Z")]
    [InlineData("2027-02-28T10:00Z", "2027-03-02T10:00Z")]
    [InlineData("2026-03-27T10:00Z", "2026-03-29T10:00Z")]
    public void The_first_question_comes_two_days_after_whatever_days_these_are(string confirmed, string asked)
    {
        var at = At(confirmed);
        var c = CaseHistory.Replay(
            [new CaseOpened(at, Some.Id, Some.Submission, []), new AddressConfirmed(at), new MailSent(at, new EmailId(MailKind.Request, 3), "id")])!;

        Assert.Equal(At(asked), Agenda.For(c, at, Cadence.Default).NextWake);
    }

    private static DateTimeOffset At(string instant) => DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture);
}
