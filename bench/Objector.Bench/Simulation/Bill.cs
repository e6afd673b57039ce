using System.Text.Json;
using Objector.Bench.Measured;

namespace Objector.Bench.Simulation;

/// <summary>What a month costs, by <c>docs/prices.json</c>.</summary>
internal static class Bill
{
    private const double Months = 12;
    private const double Gigabyte = 1024.0 * 1024 * 1024;

    public static void Print(Counts counts, int cases, Steps steps)
    {
        using var stream = typeof(Bill).Assembly.GetManifestResourceStream("prices.json")!;
        var prices = JsonSerializer.Deserialize<Prices>(stream, JsonSerializerOptions.Web)!;
        Console.WriteLine($"The bill of a month in {prices.Currency}, {prices.Region}:");
        Console.WriteLine("| cases a year | storage: operations | storage: bytes | durable: operations | functions | Functions, all | self-host, all | mail, SendGrid | mail, SES |");
        Console.WriteLine("| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
        foreach (var size in new[] { 1_000, 100_000, 1_000_000 })
            Console.WriteLine(Row(new Month(counts, steps, size / (double)cases / Months), size, prices));
    }

    private static string Row(Month month, int cases, Prices prices)
    {
        var operations = (month.Tables * prices.Of("tableOperations")) + (month.BlobWrites * prices.Of("blobWrites")) + (month.BlobReads * prices.Of("blobReads")) + (month.BlobLists * prices.Of("blobLists"));
        var bytes = (month.RowGigabytes * prices.Of("tableGigabyte")) + (month.BlobGigabytes * prices.Of("blobGigabyte"));
        var durable = (month.DurableTables * prices.Of("tableOperations")) + (month.DurableQueues * prices.Of("queueOperations")) + prices.Of("durableIdle");
        var functions = (Math.Max(0, month.Executions - prices.Of("freeExecutions")) * prices.Of("execution")) + (Math.Max(0, month.GigabyteSeconds - prices.Of("freeGigabyteSeconds")) * prices.Of("gigabyteSecond"));
        var machine = cases > 100_000 ? prices.Of("machineLarge") : prices.Of("machineSmall");
        var sendGrid = month.Mails <= 50_000 ? prices.Of("sendGridSmall") : prices.Of("sendGrid") + (Math.Max(0, month.Mails - 100_000) * prices.Of("sendGridMore"));
        return FormattableString.Invariant($"| {cases:N0} | {operations:N2} | {bytes:N2} | {durable:N2} | {functions:N2} | {operations + bytes + durable + functions:N2} | {operations + bytes + machine:N2} | {sendGrid:N2} | {month.Mails * prices.Of("mail"):N2} |");
    }

    /// <summary>What a month of so many cases asks for.</summary>
    private sealed class Month(Counts counts, Steps steps, double share)
    {
        // A page, a command, an orchestrator's turn and an activity, with what they wait for; instances run one thing at a time at worst.
        private const double SecondsOfExecution = 0.15;
        private const double GigabytesOfInstance = 2;

        public double Tables => Sum(step => step.Tables.Values.Sum());

        public double BlobWrites => Sum(step => step.BlobWrites);

        public double BlobReads => Sum(step => step.BlobReads);

        public double BlobLists => Sum(step => step.BlobLists);

        public double RowGigabytes => counts.RowByteDays / Population.Days * share * 12 / Gigabyte;

        public double BlobGigabytes => counts.BlobByteDays / Population.Days * share * 12 / Gigabyte;

        public double Mails => counts.Mails.Sum(day => (double)day) * share;

        public double DurableTables => Durable.Tables(Wakes, LongWaits, Requests);

        public double DurableQueues => Durable.Queues(Wakes, LongWaits, Requests);

        public double Executions => Durable.Executions(Wakes, LongWaits, Requests);

        public double GigabyteSeconds => Executions * SecondsOfExecution * GigabytesOfInstance;

        private double Wakes => counts.Wakes.Sum(minute => (double)minute) * share;

        private double LongWaits => counts.LongWaits * share;

        private double Requests => (counts.Commands.Sum(minute => (double)minute) + counts.Opened.Sum(minute => (double)minute) + counts.Steps.GetValueOrDefault(Steps.View)) * share;

        private double Sum(Func<Step, double> what) => counts.Steps.Sum(step => step.Value * what(steps.All[step.Key])) * share;
    }

    /// <param name="About">What the file is.</param>
    private sealed record Prices(string About, string Currency, string Region, IReadOnlyDictionary<string, Price> All)
    {
        /// <summary>Of one.</summary>
        public double Of(string name) => All[name].Amount / All[name].Per;
    }

    /// <param name="Per">So many for the amount.</param>
    /// <param name="Known">How well, see the file.</param>
    private sealed record Price(string What, double Amount, double Per, string Known, string? Source, DateOnly Date);
}
