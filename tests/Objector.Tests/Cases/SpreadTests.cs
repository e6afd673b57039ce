using System.Security.Cryptography;
using Objector.Core.Cases;
using static Objector.Core.Cases.CaseCommand;

namespace Objector.Tests.Cases;

/// <summary>Many cases that come to the same day must not all come in the same minute.</summary>
public class SpreadTests
{
    private const int Cases = 2_000;

    private static readonly DateTimeOffset LongAgo = Some.Now.AddDays(-1);

    private static IEnumerable<Case> Many(params CaseCommand[] after) => Enumerable.Range(0, Cases).Select(n => Given.Case(
        [Some.Open with { Id = CaseId.From(SHA256.HashData(BitConverter.GetBytes(n)).AsSpan(0, CaseId.Bytes)) }, Some.Filed[1], Some.Filed[2], .. after]));

    /// <summary>When the case does that, if nothing else is done before.</summary>
    private static DateTimeOffset When(Case c, DateTimeOffset day, Func<DueStep, bool> which)
    {
        var (from, to) = (day, day.AddDays(1));
        while (to - from > TimeSpan.FromSeconds(1))
        {
            var middle = from + ((to - from) / 2);
            if (Agenda.For(c, middle, Cadence.Default).Due.Any(which))
                to = middle;
            else
                from = middle;
        }

        return to;
    }

    private static DateTimeOffset Nudge(Case c) => Agenda.For(c, LongAgo, Cadence.Default).NextWake;

    /// <summary>How many come in the fullest minute, for each that comes in a minute of those hours on average.</summary>
    private static double Peak(IReadOnlyList<DateTimeOffset> instants, int hours) =>
        instants.GroupBy(at => at.UtcTicks / TimeSpan.TicksPerMinute).Max(minute => minute.Count()) / ((double)instants.Count / (60 * hours));

    [Fact]
    public void Nudges_for_the_same_day_are_spread_over_the_humane_hours()
    {
        var at = Many().Select(Nudge).ToList();

        Assert.All(at, instant => Assert.Equal(new DateOnly(2026, 3, 5), LocalTime.DateIn("Europe/Berlin", instant)));
        Assert.All(at, instant => Assert.InRange(LocalTime.In("Europe/Berlin", instant).Hour, LocalTime.DayStarts, LocalTime.DayEnds - 1));
        Assert.Equal(LocalTime.DayEnds - LocalTime.DayStarts, at.Select(instant => instant.Hour).Distinct().Count());
        // By chance alone a dozen of 2,000 may meet in one minute of 600; all at nine would be 2,000.
        Assert.InRange(Peak(at, LocalTime.DayEnds - LocalTime.DayStarts), 1, 5);
    }

    [Fact]
    public void Midnights_are_noted_in_the_small_hours_and_before_the_day_s_first_mail()
    {
        var midnight = LocalTime.StartOf(new DateOnly(2026, 4, 4), "Europe/Berlin");

        var at = Many().Select(c => When(c, midnight.AddSeconds(-1), chore => chore is DueStep.RecordElapsed(PassDeadline))).ToList();

        Assert.All(at, instant => Assert.InRange(instant, midnight, midnight.AddHours(LocalTime.NightEnds)));
        Assert.InRange(Peak(at, LocalTime.NightEnds), 1, 5);
    }

    [Fact]
    public void A_nudge_has_its_place_whenever_one_asks() =>
        Assert.All(Many().Take(50), c => Assert.Equal(
            [Nudge(c), Nudge(c)], [Agenda.For(c, Some.Now, Cadence.Default).NextWake, Agenda.For(c, Nudge(c), Cadence.Default).NextWake]));

    [Fact]
    public void Each_mail_of_a_case_has_a_place_of_its_own()
    {
        var c = Given.Case(Some.Filed);
        var first = Nudge(c);
        var second = Nudge(c.Then(new RecordMailSent(new EmailId(MailKind.ReplyNudge, 1), "id"), first));

        Assert.NotEqual(LocalTime.In("Europe/Berlin", first).TimeOfDay, LocalTime.In("Europe/Berlin", second).TimeOfDay);
    }

    [Fact]
    public void A_nudge_that_is_due_by_day_waits_no_longer()
    {
        var snoozed = Given.Case(Some.Filed).Then(new Snooze(10, Origin.Page));

        Assert.Equal(Some.Now.AddDays(10), Nudge(snoozed));
    }
}
