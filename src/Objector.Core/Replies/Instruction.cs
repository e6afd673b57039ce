namespace Objector.Core.Replies;

/// <summary>What the person wants with a mail, by its first line. The words are in instructions.json.</summary>
public abstract record Instruction
{
    // What may follow a "no" that still says no more than that: a greeting, a name.
    private const int MaxAfterNo = 200;

    private Instruction()
    {
    }

    /// <summary>The request was filed.</summary>
    public sealed record Sent : Instruction;

    /// <summary>Meta has answered.</summary>
    /// <param name="Text">What it wrote, as far as the mail says; empty where it does not.</param>
    public sealed record Replied(string Text) : Instruction;

    /// <summary>No more nudges.</summary>
    public sealed record Stop : Instruction;

    /// <param name="Days">1 to 365.</param>
    public sealed record Snooze(int Days) : Instruction;

    /// <summary>Take back what the last mail logged.</summary>
    public sealed record Undo : Instruction;

    /// <summary>Erase the case. A sender is easily forged, so a mail alone must not do it.</summary>
    public sealed record Erase : Instruction;

    /// <summary>Meta has not answered yet. It changes nothing.</summary>
    public sealed record No : Instruction;

    /// <summary>Everything else: the text is what Meta answered.</summary>
    public sealed record Reply(string Text) : Instruction;

    /// <param name="text">What the person wrote, without quotes.</param>
    public static Instruction In(string text)
    {
        var (line, next) = Line(text, 0);
        if (InstructionWords.Known(line) is { } greeting && InstructionWords.IsGreeting(greeting) && Line(text, next) is { Text.Length: > 0 } second)
            (line, next) = second;
        return OfLine(line, text.AsSpan(next)) ?? new Reply(text);
    }

    private static Instruction? OfLine(string line, ReadOnlySpan<char> rest)
    {
        if (InstructionWords.Known(line) is { } known)
        {
            if (InstructionWords.Find(known) is { } name)
                return Named(name, rest.Trim().ToString());
            if (InstructionWords.Days(known) is { } days)
                return new Snooze(days);
        }

        // "REPLIED: We cannot take further action."
        return line.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon && InstructionWords.Known(line[..colon]) is { } word && InstructionWords.Find(word) is "replied"
            ? new Replied($"{line[(colon + 1)..]}\n{rest}".Trim())
            : null;
    }

    private static Instruction? Named(string name, string rest) => name switch
    {
        "sent" => new Sent(),
        "replied" => new Replied(rest),
        "stop" => new Stop(),
        "undo" => new Undo(),
        "erase" => new Erase(),
        // "No. They refused." says more than no.
        "no" => rest.Length <= MaxAfterNo && ReplyWords.Propose(rest) == ReplyKind.Other ? new No() : null,
        _ => throw new InvalidOperationException($"instructions.json names {name}, which is no instruction."),
    };

    /// <returns>The first line that is not empty, and where the next begins.</returns>
    private static (string Text, int Next) Line(string text, int from)
    {
        var skipped = text.AsSpan(from).IndexOfAnyExcept(" \t\r\n\u00a0");
        if (skipped < 0)
            return ("", text.Length);
        var start = from + skipped;
        var end = text.IndexOf('\n', start);
        return end < 0 ? (text[start..], text.Length) : (text[start..end], end + 1);
    }
}
