using System.Collections.Immutable;
using Objector.App.Scheduling;
using Objector.Core.Cases;

namespace Objector.App.Cases;

/// <summary>What a look at a case showed.</summary>
/// <param name="Next">When to look again: after the chores, where some are due.</param>
/// <param name="Overtaken">Whether somebody else is at work on the case, and says when to look again.</param>
public sealed record DueWork(ImmutableArray<DueStep> Due, ScheduledItem? Next, bool Overtaken = false);

/// <summary>A case on the desk: what a look showed, and what it takes to go on from there.</summary>
/// <param name="Stored">Null where there is no such case.</param>
internal sealed record LeasedCase(DueWork Sight, WorkLease Armed, VersionedCase? Stored);

/// <summary>What became of a chore.</summary>
internal abstract record StepResult
{
    private StepResult()
    {
    }

    /// <returns>Null where the case is not there any more.</returns>
    public static StepResult? Of(VersionedCase? after) => after is null ? null : new Completed(after);

    public sealed record Completed(VersionedCase After) : StepResult;

    /// <summary>The case is not there any more.</summary>
    public sealed record CaseDeleted : StepResult;

    /// <summary>To another host, which is at it.</summary>
    public sealed record OwnedElsewhere : StepResult;
}
