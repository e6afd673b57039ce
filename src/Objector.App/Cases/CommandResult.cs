using Objector.Core.Cases;

namespace Objector.App.Cases;

/// <summary>What became of a command.</summary>
public abstract record CommandResult
{
    private CommandResult()
    {
    }

    /// <summary>It is so now; whether this very call made it so does not matter.</summary>
    public sealed record Accepted(Case Case) : CommandResult;

    /// <param name="Why">In words by <see cref="RejectionText"/>.</param>
    public sealed record Rejected(Decision.Refused Why) : CommandResult;
}
