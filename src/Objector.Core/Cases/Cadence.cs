using Objector.Core.Law;

namespace Objector.Core.Cases;

/// <summary>When things happen of themselves, in days. Section <c>Cadence</c> of the configuration.</summary>
public sealed record Cadence
{
    public static readonly Cadence Default = new();

    /// <summary>"Have you filed it?": the pauses between nudges, the last one repeated.</summary>
    public IReadOnlyList<int> UntilFiled { get; init; } = [2, 5, 7, 14, 14, 30];

    /// <summary>"Has Meta answered?", after filing an objection: they are usually answered within a day.</summary>
    public int AfterObjection { get; init; } = 2;

    /// <summary>The same after any other request.</summary>
    public int AfterRequest { get; init; } = 7;

    public int BeforeDeadline { get; init; } = 3;

    public int AfterDeadline { get; init; } = 1;

    /// <summary>Once it is overdue: the pauses between nudges, the last one repeated.</summary>
    public IReadOnlyList<int> WhileOverdue { get; init; } = [14, 14, 14, 30];

    /// <summary>From filing to the one question about the settings that are left.</summary>
    public int AfterFilingSettings { get; init; } = 5;

    /// <summary>From a reminder or admonition until we ask again: the two weeks that it gives, and a day.</summary>
    public int AfterLetter { get; init; } = 15;

    /// <summary>From a complaint until we ask again: authorities have to tell within three months how things stand (GDPR Art. 78(2)).</summary>
    public int AfterComplaint { get; init; } = 90;

    /// <summary>From the warning to the last day for a complaint.</summary>
    public int BeforeLapse { get; init; } = 10;

    /// <summary>Of one round: reopening a case begins a new one.</summary>
    public int MaxNudges { get; init; } = 12;

    /// <summary>From the last nudge to the mail that says there will be no more.</summary>
    public int DormantAfterLastNudge { get; init; } = 30;

    /// <summary>How long a case waits for the person when it is their turn.</summary>
    public int DormantInNeedsAction { get; init; } = 90;

    /// <summary>How long an ended case is kept after its last date (<see cref="Retention"/>), and how long a mail waits that matches no case. Setting <c>Retention__Days</c>.</summary>
    public int KeepDays { get; init; } = Retention.MaxDays;

    public int AfterFiling(RequestKind kind) => kind == RequestKind.Object ? AfterObjection : AfterRequest;

    /// <returns>Sentences that name each wrong setting; none where all is well.</returns>
    public IEnumerable<string> Problems()
    {
        foreach (var (name, days) in new[] { (nameof(UntilFiled), UntilFiled), (nameof(WhileOverdue), WhileOverdue) })
        {
            if (days.Count == 0 || days.Any(day => day is < 1 or > 365))
                yield return $"Cadence__{name} must list one or more pauses of 1 to 365 days.";
        }

        foreach (var (name, days) in new[]
        {
            (nameof(AfterObjection), AfterObjection), (nameof(AfterRequest), AfterRequest), (nameof(BeforeDeadline), BeforeDeadline),
            (nameof(AfterDeadline), AfterDeadline), (nameof(AfterFilingSettings), AfterFilingSettings), (nameof(AfterLetter), AfterLetter),
            (nameof(AfterComplaint), AfterComplaint), (nameof(BeforeLapse), BeforeLapse), (nameof(MaxNudges), MaxNudges),
            (nameof(DormantAfterLastNudge), DormantAfterLastNudge), (nameof(DormantInNeedsAction), DormantInNeedsAction),
        })
        {
            if (days is < 1 or > 365)
                yield return $"Cadence__{name} must be 1 to 365, not {days}.";
        }

        if (KeepDays is < 1 or > Retention.MaxDays)
            yield return $"Retention__Days must be 1 to {Retention.MaxDays}, not {KeepDays}: the days for which an ended case is kept after its last date.";
    }
}
