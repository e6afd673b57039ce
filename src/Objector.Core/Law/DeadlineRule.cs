using System.Collections.Immutable;

namespace Objector.Core.Law;

/// <summary>How a law counts the days that it gives Meta.</summary>
/// <param name="Law">The provision that gives the time.</param>
/// <param name="Because">The same in a sentence for the person.</param>
/// <param name="Counting">The rule that counts it, where it is another one,</param>
/// <param name="CountingNote">and what it says, for the person.</param>
/// <param name="Answer">How long Meta has.</param>
/// <param name="More">How much longer it may take, if it says so in time.</param>
/// <param name="Acknowledge">How long it has to confirm that the request came in.</param>
/// <param name="Calendar">Whose public holidays count, a key of <c>holidays.json</c>; null where none do.</param>
/// <param name="RollsOver">Whether a period that ends on a weekend or public holiday ends with the next working day.</param>
/// <param name="PausesForIdentity">Whether days on which Meta waits for a proof of identity that it may ask for do not count.</param>
/// <param name="Statutory">Whether a law sets the date.</param>
internal sealed record DeadlineRule(
    string Law,
    string Because,
    string? Counting,
    string? CountingNote,
    Period Answer,
    Period? More,
    Period? Acknowledge,
    string? Calendar,
    bool RollsOver,
    bool PausesForIdentity,
    bool Statutory,
    ImmutableArray<Source> Sources)
{
    private const string NoLaw = "no-law";

    private static readonly File Data = Facts.Read<File>("deadlines.json");

    public static IEnumerable<DeadlineRule> All => Data.Rules.Values;

    /// <returns>The jurisdiction's own rule; before its law is in force, that of places without one.</returns>
    public static DeadlineRule For(Jurisdiction jurisdiction, DateOnly filed) => Data.Rules[jurisdiction.InForce(filed) ? jurisdiction.Deadline : NoLaw];

    /// <summary>A count by this rule's calendar.</summary>
    public DateCounter From(DateOnly day) => new(day, Calendar is null ? _ => null : on => Holidays.On(Calendar, on));

    private sealed record File(string About, DateOnly Read, IReadOnlyDictionary<string, DeadlineRule> Rules);
}

/// <summary>A length of time: calendar months, calendar days or working days.</summary>
/// <param name="Closed">Times of the year without working days, both ends included, as month and day: <c>["12-25", "01-15"]</c>.</param>
internal sealed record Period(int Months = 0, int Days = 0, int WorkingDays = 0, ImmutableArray<string>? Closed = null)
{
    /// <param name="more">An extension, counted from the same day.</param>
    public void Apply(DateCounter count, Period? more, string rule)
    {
        if (Months > 0)
            count.AddMonths(Months + (more?.Months ?? 0), rule);
        else if (WorkingDays > 0)
            count.AddWorkingDays(WorkingDays + (more?.WorkingDays ?? 0), Closed, rule);
        else
            count.AddDays(Days + (more?.Days ?? 0), rule);
    }
}
