using System.Collections.Immutable;
using System.Globalization;

namespace Objector.Core.Law;

/// <summary>Counts days, and says how. The day it starts on does not count.</summary>
/// <param name="holidays">The name of the public holiday that a day is; null where it is none.</param>
internal sealed class DateCounter(DateOnly start, Func<DateOnly, string?> holidays)
{
    private readonly ImmutableArray<DeadlineStep>.Builder steps = ImmutableArray.CreateBuilder<DeadlineStep>();

    public DateOnly Day { get; private set; } = start;

    public ImmutableArray<DeadlineStep> Steps => steps.ToImmutable();

    public void Note(CalculationStep what, string rule) => steps.Add(new DeadlineStep(what, Day, rule));

    /// <summary>To the same-numbered day, or to the month's last one where it has no such day.</summary>
    public void AddMonths(int months, string rule)
    {
        var number = Day.Day;
        Day = Day.AddMonths(months);
        Note(new CalculationStep.Months(months, Day.Day == number ? null : number), rule);
    }

    public void AddDays(int days, string rule)
    {
        Day = Day.AddDays(days);
        Note(new CalculationStep.Days(days), rule);
    }

    /// <param name="closed">Times of the year without working days: see <see cref="Period"/>.</param>
    public void AddWorkingDays(int days, ImmutableArray<string>? closed, string rule)
    {
        for (var left = days; left > 0;)
        {
            Day = Day.AddDays(1);
            if (IsWorkingDay(Day, closed))
                left--;
        }

        Note(new CalculationStep.WorkingDays(days, closed is [var from, var to] ? (from, to) : null), rule);
    }

    public void Pause(int days, string rule)
    {
        Day = Day.AddDays(days);
        Note(new CalculationStep.Pause(days), rule);
    }

    public void RollOver(string rule)
    {
        while (!IsWorkingDay(Day, null))
        {
            var holiday = holidays(Day);
            var weekend = IsWeekend(Day);
            Day = weekend ? Day.AddDays(Day.DayOfWeek == DayOfWeek.Saturday ? 2 : 1) : Day.AddDays(1);
            Note(weekend ? new CalculationStep.Weekend() : new CalculationStep.Holiday(holiday!), rule);
        }
    }

    public static string Say(DateOnly day) => day.ToString("dddd, d MMMM yyyy", CultureInfo.InvariantCulture);

    private bool IsWorkingDay(DateOnly day, ImmutableArray<string>? closed) =>
        !IsWeekend(day) && holidays(day) is null && !(closed is [var from, var to] && IsClosed(day, from, to));

    private static bool IsWeekend(DateOnly day) => day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;

    private static bool IsClosed(DateOnly day, string from, string to)
    {
        var here = day.ToString("MM-dd", CultureInfo.InvariantCulture);
        var (after, before) = (string.CompareOrdinal(here, from) >= 0, string.CompareOrdinal(here, to) <= 0);
        return string.CompareOrdinal(from, to) <= 0 ? after && before : after || before;
    }
}
