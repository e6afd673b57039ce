using System.Globalization;
using Objector.Core.Rights;

namespace Objector.App.Cases;

/// <summary>The calculation of a deadline in words, a sentence a step.</summary>
public static class DeadlineWords
{
    public static string Of(DeadlineStep step) => step.What switch
    {
        Step.LawBegins begins => Words.Case["step.LawBegins", begins.Law, Full(begins.From)],
        Step.Gives law => string.Join(' ', law.Sentences.Select(Told.Of)),
        Step.Received => Words.Case["step.Received", Full(step.Day)],
        Step.Months { Missing: { } missing } months => Words.Case.Count("step.MonthsShort", months.Count, Full(step.Day), missing),
        Step.Months months => Words.Case.Count("step.Months", months.Count, Full(step.Day)),
        Step.Days days => Words.Case.Count("step.Days", days.Count, Full(step.Day)),
        Step.WorkingDays { Closed: var (from, to) } days => Words.Case.Count("step.WorkingDaysClosed", days.Count, Full(step.Day), MonthDay(from), MonthDay(to)),
        Step.WorkingDays days => Words.Case.Count("step.WorkingDays", days.Count, Full(step.Day)),
        Step.Pause pause => Words.Case.Count("step.Pause", pause.Count, Full(step.Day)),
        Step.Weekend => Words.Case["step.Weekend", Full(step.Day)],
        Step.Holiday holiday => Words.Case["step.Holiday", Full(step.Day), Told.Of(holiday.Name)],
        var other => throw new ArgumentOutOfRangeException(nameof(step), other.GetType().Name, "No words for this."),
    };

    /// <summary>For programs.</summary>
    public static object Json(Deadline deadline) => new { deadline.Due, deadline.Statutory, deadline.Acknowledge, deadline.Extendable, Steps = Json(deadline.Steps), deadline.Sources };

    public static object Json(IEnumerable<DeadlineStep> steps) => steps.Select(step => new { step.Kind, step.Day, Text = Of(step), Rule = Told.Of(step.Rule) });

    /// <returns><c>Friday, 3 April 2026</c>.</returns>
    public static string Full(DateOnly day) => Words.Case["day.full", Language.Current.Culture.DateTimeFormat.GetDayName(day.DayOfWeek), day];

    /// <param name="monthDay"><c>12-25</c>.</param>
    private static string MonthDay(string monthDay) =>
        DateOnly.ParseExact($"2000-{monthDay}", "yyyy-MM-dd", CultureInfo.InvariantCulture).ToString("M", Language.Current.Culture);
}
