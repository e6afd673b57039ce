using System.Globalization;

namespace Objector.Rig.Chaos;

/// <summary>What one scenario came to.</summary>
/// <param name="Cause">What was done, counted: <c>200 kills</c>.</param>
/// <param name="Doubled">Mails that left again.</param>
/// <param name="Explained">For each cause, how many of them it explains.</param>
/// <param name="Note">What could not be done here; null where all was.</param>
public sealed record Verdict(
    string Scenario, string Cause, int Submissions, int Promises, int Mails, int Doubled, IReadOnlyDictionary<string, int> Explained, IReadOnlyList<string> Violations, TimeSpan Took, string? Note)
{
    /// <summary>From the mail's leaving to its record: a kill in between is the crash window.</summary>
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(5);

    /// <summary>How long a host waits for a server that hangs, and then until it tries again.</summary>
    private static readonly TimeSpan Waiting = TimeSpan.FromSeconds(130);

    public static readonly string Head =
        """
        | scenario | what was done | submissions | promises | mails | doubled sends | violations | took |
        | --- | --- | ---: | ---: | ---: | --- | ---: | ---: |
        """;

    public static Verdict Of(string scenario, string cause, Crowd crowd, Aftermath seen, IReadOnlyList<Disturbance> disturbances, IReadOnlyList<string> more, TimeSpan took, string? note)
    {
        var causes = MailChecks.Doubled(seen).Select(pair => (pair.Again, Why: Reason(pair.First, disturbances))).ToList();
        return new Verdict(
            scenario,
            cause,
            crowd.Cases,
            crowd.Promises.All.Count,
            seen.Mails.Count,
            causes.Count,
            causes.Where(one => one.Why is not null).GroupBy(one => one.Why!).ToDictionary(group => group.Key, group => group.Count()),
            [.. Checker.Violations(seen, crowd.Promises), .. more, .. causes.Where(one => one.Why is null).Select(one => $"The mail {one.Again.MessageId} left again, and nothing was done to the program then.")],
            took,
            note);
    }

    public string Row => string.Create(
        CultureInfo.InvariantCulture,
        $"| {Scenario} | {Cause}{(Note is null ? "" : $"; {Note}")} | {Submissions} | {Promises} | {Mails} | {Doubled}{(Doubled == 0 ? "" : $": {string.Join(", ", Explained.Select(one => $"{one.Value} by {one.Key}"))}")} | {Violations.Count} | {Took.TotalSeconds:N0} s |");

    /// <summary>The mail had left, and before that was written down something was done to the program.</summary>
    internal static string? Reason(ArrivedMail first, IReadOnlyList<Disturbance> disturbances) => disturbances
        .FirstOrDefault(one => one.From == one.To || one.What.StartsWith("a kill", StringComparison.Ordinal)
            ? one.To >= first.At - Window && one.From <= first.At + Window
            : one.To >= first.At - Window && one.From <= first.At + Waiting)?.What;
}
