namespace Objector.Core.Replies;

/// <summary>What the person wants with a mail, by its first line. The words are in instructions.json.</summary>
public abstract record Instruction
{
    // A command is short, and a sentence that only begins like one is none.
    private const int MaxLine = 80;

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
        if (text.Length == 0)
            return new Reply(text);
        var (line, rest) = FirstLine(text);
        if (InstructionWords.IsGreeting(line))
        {
            var (next, after) = FirstLine(rest);
            (line, rest) = next.Length > 0 ? (next, after) : (line, rest);
        }

        return OfLine(line, rest) ?? new Reply(text);
    }

    private static Instruction? OfLine(string line, string rest)
    {
        if (InstructionWords.Find(line) is { } name)
            return Named(name, rest);
        // "REPLIED: We cannot take further action."
        if (line.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon && InstructionWords.Find(line[..colon]) is "replied")
            return new Replied($"{line[(colon + 1)..]}\n{rest}".Trim());
        return line.Length <= MaxLine && InstructionWords.Days(line) is { } days ? new Snooze(days) : null;
    }

    private static Instruction? Named(string name, string rest) => name switch
    {
        "sent" => new Sent(),
        "replied" => new Replied(rest.Trim()),
        "stop" => new Stop(),
        "undo" => new Undo(),
        "erase" => new Erase(),
        // "No. They refused." says more than no.
        "no" => rest.Trim() is { Length: <= MaxAfterNo } more && ReplyWords.Propose(more) == ReplyKind.Other ? new No() : null,
        _ => throw new InvalidOperationException($"instructions.json names {name}, which is no instruction."),
    };

    private static (string Line, string After) FirstLine(string text)
    {
        var start = text.AsSpan().IndexOfAnyExcept(" \t\r\n\u00a0");
        if (start < 0)
            return ("", "");
        var end = text.IndexOf('\n', start);
        return end < 0 ? (text[start..], "") : (text[start..end], text[(end + 1)..]);
    }
}
