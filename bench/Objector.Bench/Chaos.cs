using System.Globalization;
using Objector.Rig.Chaos;

namespace Objector.Bench;

/// <summary>Breaks things on purpose, and then looks whether every promise was kept.</summary>
internal static class Chaos
{
    private const string Begin = "<!-- chaos -->";
    private const string End = "<!-- /chaos -->";

    private static readonly TimeSpan Away = TimeSpan.FromSeconds(30);

    public static async Task<int> Run(string[] options)
    {
        if (Unknown(options) is { } unknown)
        {
            Console.Error.WriteLine($"{unknown} is no option of chaos.");
            return 2;
        }

        var seed = Number("--seed", Random.Shared.Next(1, 100_000));
        var minutes = Number("--minutes", 1);
        var plan = new Plan(seed, Number("--kills", 20), TimeSpan.FromMinutes(minutes), Away);
        var chosen = Scenario.All.Where(scenario => Text("--only") is not { } only || only.Split(',').Contains(scenario.Name)).ToList();
        if (chosen.Count == 0)
        {
            Console.Error.WriteLine($"--only takes one or more of {string.Join(", ", Scenario.All.Select(scenario => scenario.Name))}.");
            return 2;
        }

        Console.WriteLine($"chaos --seed {seed} --kills {plan.Kills} --minutes {minutes}");
        Console.WriteLine(Verdict.Head);
        var verdicts = new List<Verdict>();
        foreach (var scenario in chosen)
        {
            verdicts.Add(await scenario.Run(plan));
            Console.WriteLine(verdicts[^1].Row);
            foreach (var violation in verdicts[^1].Violations)
                Console.WriteLine($"  VIOLATION {violation}");
        }

        if (options.Contains("--write"))
            Write(verdicts, $"--seed {seed} --kills {plan.Kills} --minutes {minutes}");
        return verdicts.Sum(verdict => verdict.Violations.Count) == 0 ? 0 : 1;

        string? Text(string name) => Array.IndexOf(options, name) is var at and >= 0 && at + 1 < options.Length ? options[at + 1] : null;
        int Number(string name, int fallback) => Text(name) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : fallback;
    }

    private static string? Unknown(string[] options) =>
        options.FirstOrDefault(option => option.StartsWith("--", StringComparison.Ordinal) && option is not ("--seed" or "--kills" or "--minutes" or "--only" or "--write"));

    /// <summary>Puts the table into docs/reliability.md, between its marks.</summary>
    private static void Write(List<Verdict> verdicts, string arguments)
    {
        var path = Path.Combine(SelfHost.Local.RepositoryRoot.Find(), "docs", "reliability.md");
        var text = File.ReadAllText(path);
        var (from, to) = (text.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length, text.IndexOf(End, StringComparison.Ordinal));
        var table = string.Join('\n', [Verdict.Head.ReplaceLineEndings("\n"), .. verdicts.Select(verdict => verdict.Row)]);
        File.WriteAllText(path, $"{text[..from]}\nOn {DateTime.UtcNow:yyyy-MM-dd}, `dotnet run -c Release --project bench/Objector.Bench -- chaos {arguments} --write`:\n\n{table}\n{text[to..]}");
    }
}
