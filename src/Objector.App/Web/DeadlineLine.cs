using System.Collections.Immutable;
using Objector.App.Cases;

namespace Objector.App.Web;

/// <param name="At">Where the day is on the line.</param>
/// <param name="Label">Where its number stands: beside its place where that is taken.</param>
public sealed record LineMark(Milestone What, int Number, int At, int Label);

public enum Stretch
{
    Past,
    Left,
    Late,

    /// <summary>What Meta gets if it says in time that it takes longer.</summary>
    More,

    /// <summary>When the person can complain.</summary>
    Complaint,
}

public sealed record LineStretch(Stretch What, int From, int To);

/// <summary>The first day of a month.</summary>
public sealed record LineMonth(DateOnly Day, int At);

/// <summary>The days of a case drawn to scale on a line; only where everything goes, in units of the drawing, whole so that no language writes a comma.</summary>
public sealed record DeadlineLine(ImmutableArray<LineMark> Marks, ImmutableArray<LineStretch> Stretches, ImmutableArray<LineMonth> Months)
{
    public const int Width = 640;
    public const int Height = 180;

    /// <summary>Half of what a number takes.</summary>
    public const int Radius = 22;

    private const int Left = Radius + 2;
    private const int Right = Width - Left;
    private const int Gap = (2 * Radius) + 6;
    private const int MonthGap = 84;

    // What has a beginning and no known end goes on for a bit.
    private const int OpenEndDays = 14;

    /// <param name="days">In the order of the days.</param>
    public static DeadlineLine Of(ImmutableArray<MilestoneDay> days)
    {
        if (days.IsEmpty)
            return new DeadlineLine([], [], []);
        var first = days[0].Day;
        var open = days.Any(day => day.What == Milestone.ComplaintOpens) && days.All(day => day.What != Milestone.ComplaintEnds);
        var last = open ? days[^1].Day.AddDays(OpenEndDays) : days[^1].Day;
        var length = Math.Max(1, last.DayNumber - first.DayNumber);
        int At(DateOnly day) => Left + (int)((long)(Right - Left) * (day.DayNumber - first.DayNumber) / length);

        var labels = Apart([.. days.Select(day => At(day.Day))]);
        return new DeadlineLine(
            [.. days.Select((day, index) => new LineMark(day.What, index + 1, At(day.Day), labels[index]))],
            [.. Coloured(days, last).Select(stretch => new LineStretch(stretch.What, At(stretch.From), At(stretch.To))).Where(stretch => stretch.To > stretch.From)],
            Thinned([.. MonthsBetween(first, last).Select(day => new LineMonth(day, At(day)))]));
    }

    /// <summary>Moves each to the right as far as it must, then all back into the drawing.</summary>
    private static int[] Apart(int[] places)
    {
        for (var index = 1; index < places.Length; index++)
            places[index] = Math.Max(places[index], places[index - 1] + Gap);
        places[^1] = Math.Min(places[^1], Right);
        for (var index = places.Length - 2; index >= 0; index--)
            places[index] = Math.Min(places[index], places[index + 1] - Gap);
        return places;
    }

    private static IEnumerable<(Stretch What, DateOnly From, DateOnly To)> Coloured(ImmutableArray<MilestoneDay> days, DateOnly end)
    {
        DateOnly? On(params Milestone[] what) => days.FirstOrDefault(day => what.Contains(day.What))?.Day;
        if (On(Milestone.Filed) is not { } filed || On(Milestone.Today) is not { } today || On(Milestone.Due, Milestone.AskAgain, Milestone.Answered) is not { } until)
            yield break;
        yield return (Stretch.Past, filed, today < until ? today : until);
        if (On(Milestone.Answered) is null)
            yield return today < until ? (Stretch.Left, today, until) : (Stretch.Late, until, today);
        if (On(Milestone.Extended) is { } later)
            yield return (Stretch.More, until, later);
        if (On(Milestone.ComplaintOpens) is { } opens)
            yield return (Stretch.Complaint, opens, On(Milestone.ComplaintEnds) ?? end);
    }

    private static IEnumerable<DateOnly> MonthsBetween(DateOnly first, DateOnly last)
    {
        for (var day = new DateOnly(first.Year, first.Month, 1).AddMonths(1); day <= last; day = day.AddMonths(1))
            yield return day;
    }

    /// <returns>As many as have room for their names.</returns>
    private static ImmutableArray<LineMonth> Thinned(ImmutableArray<LineMonth> months)
    {
        var kept = ImmutableArray.CreateBuilder<LineMonth>();
        foreach (var month in months.Where(month => month.At is >= MonthGap / 2 and <= Width - (MonthGap / 2)))
        {
            if (kept.Count == 0 || month.At - kept[^1].At >= MonthGap)
                kept.Add(month);
        }

        return kept.ToImmutable();
    }
}
