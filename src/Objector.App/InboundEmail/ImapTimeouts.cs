namespace Objector.App.InboundEmail;

/// <summary>How long the IMAP door waits, in real time: a mailbox is no faster because our clock is.</summary>
internal sealed record ImapTimeouts
{
    /// <summary>Between two looks at a server that does not tell of new mail itself.</summary>
    public TimeSpan Poll { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Routers forget a silent connection, some after ten minutes; RFC 2177 only asks for less than 29.</summary>
    public TimeSpan RenewIdle { get; init; } = TimeSpan.FromMinutes(9);

    /// <summary>For the answer to a command; a server that takes longer is given up.</summary>
    public TimeSpan Answer { get; init; } = TimeSpan.FromMinutes(1);

    public TimeSpan Longest { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>A connection that lasted for so long was a good one: its end is a first failure.</summary>
    public TimeSpan Good { get; init; } = TimeSpan.FromMinutes(1);

    /// <param name="failures">In a row, 1 or more.</param>
    /// <returns>One second, doubled with each failure.</returns>
    public TimeSpan After(int failures) => TimeSpan.FromSeconds(Math.Min(Math.Pow(2, failures - 1), Longest.TotalSeconds));
}
