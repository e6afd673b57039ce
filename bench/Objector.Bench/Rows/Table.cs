namespace Objector.Bench.Rows;

/// <summary>All that has a bar, measured one after the other on one machine.</summary>
internal static class Table
{
    private static readonly (string Name, Func<Ground, Task<Row>> Measure)[] All =
    [
        ("submit", _ => Submit.Measure()),
        ("nudge", _ => Nudge.Measure()),
        ("reply", _ => Reply.Measure()),
        ("page", _ => Page.Measure()),
        ("read", ground => Task.FromResult(ReadMail.Measure(ground.Mails))),
        ("letter", _ => Task.FromResult(Letter.Measure())),
        ("start", Start.Measure),
        ("memory", Memory.Measure),
        ("operations", _ => Operations.Measure()),
        ("growth", _ => Growth.Measure()),
    ];

    public static string Names => string.Join(", ", All.Select(row => row.Name));

    /// <summary>All of them; then the table is written down.</summary>
    public static async Task<int> Measure(string[] options)
    {
        var rows = await Measure(All, options);
        Document.Put("performance.md", "performance", $"On {DateTime.UtcNow:yyyy-MM-dd}, with {Environment.ProcessorCount} cores, all in one run:\n\n{Text(rows)}");
        return Verdict(rows);
    }

    /// <param name="names">With commas between.</param>
    public static async Task<int> Measure(string names, string[] options)
    {
        var asked = names.Split(',');
        if (asked.FirstOrDefault(name => All.All(row => row.Name != name)) is not { } unknown)
            return Verdict(await Measure(All.Where(row => asked.Contains(row.Name)), options));
        Console.Error.WriteLine($"{unknown} is no row. There are {Names}.");
        return 2;
    }

    private static async Task<List<Row>> Measure(IEnumerable<(string Name, Func<Ground, Task<Row>> Measure)> chosen, string[] options)
    {
        await using var ground = new Ground(options);
        var rows = new List<Row>();
        foreach (var (name, measure) in chosen)
        {
            Console.Error.WriteLine($"{DateTime.Now:HH:mm:ss} {name} ...");
            rows.Add(await measure(ground));
            Console.Error.WriteLine(rows[^1]);
        }

        Console.WriteLine(Text(rows));
        return rows;
    }

    /// <returns>Where all are asked for, what was not measured holds no bar.</returns>
    private static int Verdict(List<Row> rows) => rows.All(row => row.Holds == true) ? 0 : 1;

    private static string Text(List<Row> rows) =>
        string.Join('\n', [Row.Head, .. rows.Select(row => row.ToString()), .. rows.Where(row => row.Details.Length > 0).Select(row => $"\n{row.Details}")]);
}
