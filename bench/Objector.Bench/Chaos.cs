using Objector.Rig.Chaos;

namespace Objector.Bench;

/// <summary>Breaks things on purpose, and then looks whether every promise was kept.</summary>
internal static class Chaos
{
    private static readonly TimeSpan Away = TimeSpan.FromSeconds(30);

    public static async Task<int> Run(string[] options)
    {
        if (Unknown(options) is { } unknown)
        {
            Console.Error.WriteLine($"{unknown} is no option of chaos.");
            return 2;
        }

        var seed = Arguments.Number(options, "--seed", Random.Shared.Next(1, 100_000));
        var minutes = Arguments.Number(options, "--minutes", 1);
        var plan = new Plan(seed, Arguments.Number(options, "--kills", 20), TimeSpan.FromMinutes(minutes), Away);
        var chosen = Scenario.All.Where(scenario => Arguments.Text(options, "--only") is not { } only || only.Split(',').Contains(scenario.Name)).ToList();
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
    }

    private static string? Unknown(string[] options) =>
        options.FirstOrDefault(option => option.StartsWith("--", StringComparison.Ordinal) && option is not ("--seed" or "--kills" or "--minutes" or "--only" or "--write"));

    /// <summary>Puts the table into docs/reliability.md, between its marks.</summary>
    private static void Write(List<Verdict> verdicts, string arguments)
    {
        var table = string.Join('\n', [Verdict.Head.ReplaceLineEndings("\n"), .. verdicts.Select(verdict => verdict.Row)]);
        Document.Put("reliability.md", "chaos", $"On {DateTime.UtcNow:yyyy-MM-dd}, `dotnet run -c Release --project bench/Objector.Bench -- chaos {arguments} --write`:\n\n{table}");
    }
}
