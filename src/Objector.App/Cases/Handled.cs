using Objector.Core.Cases;

namespace Objector.App.Cases;

/// <summary>What became of a command.</summary>
public abstract record Handled
{
    private Handled()
    {
    }

    /// <summary>It is so now; whether this very call made it so does not matter.</summary>
    public sealed record Done(Case Case) : Handled;

    /// <param name="Why">In words by <see cref="RefusalWords"/>.</param>
    public sealed record Refused(Decision.Refused Why) : Handled;
}
