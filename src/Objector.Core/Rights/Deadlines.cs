using System.Collections.Immutable;
using System.Globalization;

namespace Objector.Core.Rights;

/// <summary>Counts the days that a law gives Meta. How many they are, and by which law, stands in <c>deadlines.json</c>.</summary>
public static class Deadlines
{
    private static readonly IReadOnlyDictionary<string, Rule> Rules = Facts.Read<File>("deadlines.json").Rules;

    /// <param name="filed">The day on which Meta got the request.</param>
    public static Deadline For(Jurisdiction jurisdiction, DateOnly filed) => Count(Rules[jurisdiction.DeadlineRule], filed, extended: false);

    /// <summary>The same, where Meta said in time that it takes longer.</summary>
    public static Deadline Extended(Jurisdiction jurisdiction, DateOnly filed) => Count(Rules[jurisdiction.DeadlineRule], filed, extended: true);

    private static Deadline Count(Rule rule, DateOnly filed, bool extended)
    {
        var steps = ImmutableArray.CreateBuilder<string>();
        steps.Add(rule.Because);
        steps.Add($"Meta got the request on {Say(filed)}. That day itself does not count.");

        var months = extended ? rule.ExtendedMonths : rule.Months;
        var due = months > 0 ? filed.AddMonths(months) : filed.AddDays(extended ? rule.ExtendedDays : rule.Days);
        steps.Add(months switch
        {
            0 => $"{due.DayNumber - filed.DayNumber} days later it is {Say(due)}.",
            _ when due.Day != filed.Day => $"{Months(months)} later there is no day {filed.Day}, so the period ends with the month: {Say(due)}.",
            _ => $"{Months(months)} later it is {Say(due)}.",
        });

        if (rule.RollsOverWeekends)
        {
            if (due.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday)
            {
                due = due.AddDays(due.DayOfWeek == DayOfWeek.Saturday ? 2 : 1);
                steps.Add($"That is on a weekend, so the period ends with the next working day: {Say(due)}.");
            }

            steps.Add("Public holidays are not counted yet: if the last day is one, Meta has until the next working day.");
        }

        return new Deadline(due, rule.Statutory, steps.ToImmutable());
    }

    private static string Months(int months) => months == 1 ? "One month" : $"{months} months";

    private static string Say(DateOnly day) => day.ToString("dddd, d MMMM yyyy", CultureInfo.InvariantCulture);

    private sealed record File(string About, IReadOnlyDictionary<string, Rule> Rules);

    private sealed record Rule(
        bool RollsOverWeekends, bool Statutory, string Because, IReadOnlyList<Source> Sources, int Months = 0, int ExtendedMonths = 0, int Days = 0, int ExtendedDays = 0);
}
