using System.Globalization;
using System.Text.RegularExpressions;

namespace Objector.Core.Replies;

/// <summary>What the person wants with a mail, by its first line.</summary>
public abstract partial record Instruction
{
    private Instruction()
    {
    }

    /// <summary>The request was filed.</summary>
    public sealed record Sent : Instruction;

    /// <summary>No more nudges.</summary>
    public sealed record Stop : Instruction;

    /// <param name="Days">1 to 365.</param>
    public sealed record Snooze(int Days) : Instruction;

    /// <summary>Everything else: the text is what Meta answered.</summary>
    public sealed record Reply(string Text) : Instruction;

    public static Instruction In(string text)
    {
        var first = text.Split('\n').Select(line => line.Trim().TrimEnd('.', '!', ',', ';', ':', ' ')).FirstOrDefault(line => line.Length > 0) ?? "";
        return first.ToUpperInvariant() switch
        {
            "SENT" => new Sent(),
            "STOP" => new Stop(),
            var line when SnoozeLine().Match(line) is { Success: true } snooze && Number(snooze) is >= 1 and <= 365 and var days => new Snooze(days),
            _ => new Reply(text),
        };
    }

    private static int Number(Match snooze) => int.Parse(snooze.Groups[1].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^SNOOZE\s+([0-9]{1,3})(\s+DAYS?)?$")]
    private static partial Regex SnoozeLine();
}
