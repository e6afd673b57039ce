using static Objector.Core.Cases.Phase;

namespace Objector.Core.Cases;

/// <summary>How long a case is kept once it has ended: some days after the last date on which the law lets anything depend on it.</summary>
public static class Retention
{
    /// <summary>Days after that date, at most: an installation may keep cases for less.</summary>
    public const int MaxDays = 90;

    /// <summary>An authority has to tell within three months how a complaint stands (GDPR Art. 78(2)).</summary>
    private const int MonthsForComplaint = 3;

    /// <returns>When everything of the case is deleted; null while it goes on.</returns>
    public static DateTimeOffset? EndsAt(Case c, Cadence cadence) => LastDate(c, cadence.KeepDays);

    /// <returns>The instant at which the last of its dates has passed: its end, Meta's deadline, the time for a complaint, the authority's. Null while it goes on.</returns>
    /// <param name="later">Days after that, where the person lives: a midnight stays one when the clocks change.</param>
    public static DateTimeOffset? LastDate(Case c, int later = 0)
    {
        if (c.Phase is not Ended ended)
            return null;
        DateOnly?[] days = [c.Filing?.Due, Complaints.LastDayOf(c), c.LastLetter is { Rung: EscalationStep.Complaint } sent ? sent.On.AddMonths(MonthsForComplaint) : null];
        return days.OfType<DateOnly>().Select(day => LocalTime.StartOf(day.AddDays(1 + later), c.Submission.TimeZone)).Append(ended.Since.AddDays(later)).Max();
    }
}
