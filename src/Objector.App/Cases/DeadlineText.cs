using System.Globalization;
using Objector.Core.Law;

namespace Objector.App.Cases;

/// <summary>The calculation of a deadline in words, a sentence a step.</summary>
public static class DeadlineText
{
    public static string Of(DeadlineStep step) => step.What switch
    {
        CalculationStep.LawBegins begins => Texts.Case["step.LawBegins", begins.Law, Full(begins.From)],
        CalculationStep.Gives law => string.Join(' ', law.Sentences.Select(FactTranslations.Of)),
        CalculationStep.Received => Texts.Case["step.Received", Full(step.Day)],
        CalculationStep.Months { Missing: { } missing } months => Texts.Case.Count("step.MonthsShort", months.Count, Full(step.Day), missing),
        CalculationStep.Months months => Texts.Case.Count("step.Months", months.Count, Full(step.Day)),
        CalculationStep.Days days => Texts.Case.Count("step.Days", days.Count, Full(step.Day)),
        CalculationStep.WorkingDays { Closed: var (from, to) } days => Texts.Case.Count("step.WorkingDaysClosed", days.Count, Full(step.Day), MonthDay(from), MonthDay(to)),
        CalculationStep.WorkingDays days => Texts.Case.Count("step.WorkingDays", days.Count, Full(step.Day)),
        CalculationStep.Pause pause => Texts.Case.Count("step.Pause", pause.Count, Full(step.Day)),
        CalculationStep.Weekend => Texts.Case["step.Weekend", Full(step.Day)],
        CalculationStep.Holiday holiday => Texts.Case["step.Holiday", Full(step.Day), FactTranslations.Of(holiday.Name)],
        var other => throw new ArgumentOutOfRangeException(nameof(step), other.GetType().Name, "No words for this."),
    };

    /// <summary>For programs.</summary>
    public static object Json(Deadline deadline) => new { deadline.Due, deadline.Statutory, deadline.Acknowledge, deadline.Extendable, Steps = Json(deadline.Steps), deadline.Sources };

    public static object Json(IEnumerable<DeadlineStep> steps) => steps.Select(step => new { step.Kind, step.Day, Text = Of(step), Rule = FactTranslations.Of(step.Rule) });

    /// <returns><c>Friday, 3 April 2026</c>.</returns>
    public static string Full(DateOnly day) => Texts.Case["day.full", Language.Current.Culture.DateTimeFormat.GetDayName(day.DayOfWeek), day];

    /// <param name="monthDay"><c>12-25</c>.</param>
    private static string MonthDay(string monthDay) =>
        DateOnly.ParseExact($"2000-{monthDay}", "yyyy-MM-dd", CultureInfo.InvariantCulture).ToString("M", Language.Current.Culture);
}
