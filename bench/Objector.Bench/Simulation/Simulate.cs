using System.Diagnostics;
using Objector.Bench.Measured;

namespace Objector.Bench.Simulation;

/// <summary>A year of cases by the program's own rules, without its storage; what each step asks of storage was measured on the program.</summary>
internal static class Simulate
{
    private const double MostPeak = 3;

    public static int Print(string[] args)
    {
        var (cases, seed) = (Arguments.Number(args, "--cases", 100_000), Arguments.Number(args, "--seed", 1));
        var steps = Steps.Read();
        var watch = Stopwatch.StartNew();
        var counts = Run(cases, seed, steps);
        Console.WriteLine($"{cases:N0} cases, seed {seed}, in {watch.Elapsed:hh\\:mm\\:ss}, {GC.GetTotalMemory(false) / 1024 / 1024} MB at the end; steps as of {steps.Measured:yyyy-MM-dd}");
        Console.WriteLine();
        var holds = Load.Print(counts, cases, steps);
        Console.WriteLine();
        Bill.Print(counts, cases, steps);
        return holds ? 0 : 1;
    }

    private static Counts Run(int cases, int seed, Steps steps)
    {
        // One sum a core: a year is six megabytes of minutes.
        var sums = Enumerable.Range(0, Environment.ProcessorCount).Select(_ => new Counts()).ToList();
        Parallel.For(0, sums.Count, core =>
        {
            for (var number = core; number < cases; number += sums.Count)
                new Life(number, new Chance(seed, number), steps, sums[core]).Run();
        });
        foreach (var other in sums.Skip(1))
            sums[0].Add(other);
        return sums[0];
    }

    /// <summary>What the year looked like.</summary>
    private static class Load
    {
        private const int Day = 24 * 60;

        // What a partition of a table takes: https://learn.microsoft.com/azure/storage/tables/scalability-targets
        private const int MostPerPartition = 2_000;

        // Of the agenda: the first two characters of an id in base 32.
        private const int Shards = 32 * 32;

        public static bool Print(Counts counts, int cases, Steps steps)
        {
            var days = Enumerable.Range(0, Population.Days).Select(day => new ArraySegment<int>(counts.Wakes, day * Day, Day)).ToList();
            var spike = days[Population.SpikeDay];
            var usual = days.Where((day, at) => at < Population.SpikeDay || at > Population.SpikeDay + 7).ToList();
            var profile = Enumerable.Range(0, Day).Select(minute => usual.Average(day => day[minute])).ToList();
            var (mails, wakes) = (counts.Mails.Sum(day => (long)day), counts.Wakes.Sum(minute => (long)minute));

            Console.WriteLine(FormattableString.Invariant($"a case: {(double)wakes / cases:N1} wakes, {(double)mails / cases:N1} mails, {Operations(counts, steps) / cases:N0} storage operations, {counts.CaseDays / cases:N0} days open, {counts.StoredDays / cases:N0} days in storage"));
            foreach (var (step, times) in counts.Steps.OrderByDescending(step => step.Value))
                Console.WriteLine(FormattableString.Invariant($"  {(double)times / cases,8:N3} {step}"));
            Console.WriteLine(FormattableString.Invariant($"a usual day: {usual.Average(day => day.Sum()):N0} wakes, {counts.Mails.Where((_, at) => at < Population.SpikeDay || at > Population.SpikeDay + 7).Average():N0} mails, {usual.Average(day => day.Sum()) / Day / 60:N2} wakes a second; by the minute of the day, of all usual days, from {profile.Min() / 60:N2} to {profile.Max() / 60:N2} a second"));
            var (peak, worst) = (profile.Max() / profile.Average(), usual.Select(Peak).Order().ToList());
            Console.WriteLine(FormattableString.Invariant($"the busiest minute against the mean of its day: {worst[worst.Count / 2]:N2} on the middle day, {worst[^1]:N2} on the worst"));
            Console.WriteLine(FormattableString.Invariant($"the day of the news: {counts.Opened.Skip(Population.SpikeDay * Day).Take(Day).Sum():N0} opened, {counts.Opened.Max():N0} in the busiest minute; {spike.Sum():N0} wakes, {counts.Mails[Population.SpikeDay]:N0} mails, {spike.Max() / 60.0:N1} wakes a second in its busiest minute, {Peak(spike):N2} times its mean; in the busiest minute of the year {counts.Wakes.Max() / 60.0:N1}"));
            Partitions(counts, steps);
            return Bar.Print("peak of the usual days, by the minute of the day", peak, MostPeak, "times the mean");
        }

        private static double Peak(ArraySegment<int> day) => day.Max() / day.Average();

        private static double Operations(Counts counts, Steps steps) => counts.Steps.Sum(step => step.Value * steps.All[step.Key].Operations);

        /// <summary>In the busiest minute of the year, if all its steps are as the year's are.</summary>
        private static void Partitions(Counts counts, Steps steps)
        {
            var taken = counts.Steps.Sum(step => (double)step.Value);
            var busiest = Enumerable.Range(0, Counts.Minutes).Max(at => counts.Wakes[at] + counts.Commands[at] + counts.Opened[at]) / 60.0;
            foreach (var (table, partitions) in new[] { ("agenda", Shards), ("statistics", 1), ("holdingpen", 1), ("budgets", 16) })
            {
                var each = counts.Steps.Sum(step => step.Value * steps.All[step.Key].Tables.GetValueOrDefault(table)) / taken;
                Console.WriteLine(FormattableString.Invariant($"  {table}, {partitions} hot partitions: {each * busiest / partitions:N2} operations a second in one of them in the busiest minute; one takes {MostPerPartition:N0}"));
            }
        }
    }
}
