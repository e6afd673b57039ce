using Objector.Core.Cases;

namespace Objector.Bench.Simulation;

/// <summary>
/// What the cases did in the year, added up. A case that goes on past its end counts at its beginning: so the year is one of many, with the
/// cases of the year before still under way.
/// </summary>
internal sealed class Counts
{
    public const int Minutes = Population.Days * 24 * 60;

    public int[] Wakes { get; } = new int[Minutes];

    public int[] Commands { get; } = new int[Minutes];

    public int[] Opened { get; } = new int[Minutes];

    public int[] Mails { get; } = new int[Population.Days];

    /// <summary>How often each step of <c>steps.json</c> was taken.</summary>
    public Dictionary<string, long> Steps { get; } = new(StringComparer.Ordinal);

    /// <summary>A durable timer lasts three days at most; a longer wait is one after the other.</summary>
    public const int DaysOfTimer = 3;

    /// <summary>Timers that a durable wait takes beyond its first.</summary>
    public long LongWaits { get; set; }

    public double RowByteDays { get; set; }

    public double BlobByteDays { get; set; }

    /// <summary>Days in which cases were open,</summary>
    public double CaseDays { get; set; }

    /// <summary>and in storage.</summary>
    public double StoredDays { get; set; }

    // In the east the year begins before its first instant here.
    public static int MinuteOf(DateTimeOffset at) => (int)(((long)Math.Floor((at - Population.Year).TotalMinutes) + Minutes) % Minutes);

    public void Did(string step) => Steps[step] = Steps.GetValueOrDefault(step) + 1;

    public void Wake(DateTimeOffset at) => Wakes[MinuteOf(at)]++;

    public void Mail(DateTimeOffset at) => Mails[MinuteOf(at) / (24 * 60)]++;

    public void Command(CaseCommand command, DateTimeOffset at)
    {
        (command is CaseCommand.Open ? Opened : Commands)[MinuteOf(at)]++;
        Did(Measured.Steps.KeyOf(command));
    }

    public void Add(Counts other)
    {
        foreach (var (mine, theirs) in new[] { (Wakes, other.Wakes), (Commands, other.Commands), (Opened, other.Opened), (Mails, other.Mails) })
        {
            for (var at = 0; at < mine.Length; at++)
                mine[at] += theirs[at];
        }

        foreach (var (step, times) in other.Steps)
            Steps[step] = Steps.GetValueOrDefault(step) + times;
        LongWaits += other.LongWaits;
        RowByteDays += other.RowByteDays;
        BlobByteDays += other.BlobByteDays;
        CaseDays += other.CaseDays;
        StoredDays += other.StoredDays;
    }
}
