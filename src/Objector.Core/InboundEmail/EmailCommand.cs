namespace Objector.Core.InboundEmail;

/// <summary>What the person wants with a mail, by its first line. The words are in instructions.json.</summary>
public abstract record EmailCommand
{
    // What may follow a "no" that still says no more than that: a greeting, a name.
    private const int MaxAfterNo = 200;

    private EmailCommand()
    {
    }

    /// <summary>The request was filed.</summary>
    public sealed record Sent : EmailCommand;

    /// <summary>Meta has answered.</summary>
    /// <param name="Text">What it wrote, as far as the mail says; empty where it does not.</param>
    public sealed record Replied(string Text) : EmailCommand;

    /// <summary>No more nudges.</summary>
    public sealed record Stop : EmailCommand;

    /// <param name="Days">1 to 365.</param>
    public sealed record Snooze(int Days) : EmailCommand;

    /// <summary>Take back what the last mail logged.</summary>
    public sealed record Undo : EmailCommand;

    /// <summary>Erase the case. A sender is easily forged, so a mail alone must not do it.</summary>
    public sealed record Erase : EmailCommand;

    /// <summary>Meta has not answered yet. It changes nothing.</summary>
    public sealed record No : EmailCommand;

    /// <summary>Everything else: the text is what Meta answered.</summary>
    public sealed record Reply(string Text) : EmailCommand;

    /// <param name="text">What the person wrote, without quotes.</param>
    public static EmailCommand In(string text)
    {
        var (line, next) = Line(text, 0);
        if (EmailCommandPhrases.Known(line) is { } greeting && EmailCommandPhrases.IsGreeting(greeting) && Line(text, next) is { Text.Length: > 0 } second)
            (line, next) = second;
        return OfLine(line, text.AsSpan(next)) ?? new Reply(text);
    }

    private static EmailCommand? OfLine(string line, ReadOnlySpan<char> rest)
    {
        if (EmailCommandPhrases.Known(line) is { } known)
        {
            if (EmailCommandPhrases.Find(known) is { } name)
                return Named(name, rest.Trim().ToString());
            if (EmailCommandPhrases.Days(known) is { } days)
                return new Snooze(days);
        }

        // "REPLIED: We cannot take further action."
        return line.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon && EmailCommandPhrases.Known(line[..colon]) is { } word && EmailCommandPhrases.Find(word) is "replied"
            ? new Replied($"{line[(colon + 1)..]}\n{rest}".Trim())
            : null;
    }

    private static EmailCommand? Named(string name, string rest) => name switch
    {
        "sent" => new Sent(),
        "replied" => new Replied(rest),
        "stop" => new Stop(),
        "undo" => new Undo(),
        "erase" => new Erase(),
        // "No. They refused." says more than no.
        "no" => rest.Length <= MaxAfterNo && ReplyClassifier.Propose(rest) == ReplyKind.Other ? new No() : null,
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
