using Objector.App.Cases;
using Objector.App.InboundEmail;
using Objector.App.Scheduling;

namespace Objector.App.Web;

/// <param name="Wrong">What was wrong with the last try; null at the first.</param>
public sealed record OperatorSignInModel(string? Wrong);

/// <summary>What an operator looks after. Nothing in it opens a case.</summary>
/// <param name="Cases">How many cases wait for something, an ended one for its deletion.</param>
/// <param name="Mails">How many mails that came in are still to be read.</param>
/// <param name="OverdueCount">How many items nobody attended to in time; <paramref name="Overdue"/> holds the longest overdue.</param>
/// <param name="PenCount">How many mails wait in the pen; <paramref name="Pen"/> holds the newest.</param>
/// <param name="Standing">Where the cases stand.</param>
/// <param name="StaleFacts">What we know that is past its shelf life.</param>
public sealed record OperatorModel(
    string Csrf,
    int Cases,
    int Mails,
    int OverdueCount,
    IReadOnlyList<ScheduledItem> Overdue,
    int PenCount,
    IReadOnlyList<HeldMailSummary> Pen,
    StandingsModel Standing,
    IReadOnlyList<Fact> StaleFacts)
{
    internal const int MaxRows = 200;

    public static OperatorModel Of(
        string csrf, IReadOnlyCollection<ScheduledItem> agenda, DateTimeOffset overdueSince, IReadOnlyList<HeldMailSummary> pen, StandingsModel standing, FactsModel facts)
    {
        var held = pen.Select(mail => mail.Sha).ToHashSet(StringComparer.Ordinal);
        var overdue = agenda.Where(item => item.Wake < overdueSince).OrderBy(item => item.Wake).ToList();
        return new(
            csrf,
            agenda.Count(item => item.Kind == ScheduledKind.Case),
            agenda.Count(item => item.Kind == ScheduledKind.Mail && !held.Contains(item.Id)),
            overdue.Count,
            [.. overdue.Take(MaxRows)],
            pen.Count,
            [.. pen.Take(MaxRows).Select(Shown)],
            standing,
            [.. facts.Stale]);
    }

    /// <summary>As it may be shown: a forger may have written a token into any header.</summary>
    public static HeldMailSummary Shown(HeldMailSummary mail) => mail with
    {
        From = mail.From is { } from ? Redaction.Tokens(from) : null,
        Subject = mail.Subject is { } subject ? Redaction.Tokens(subject) : null,
        Why = Redaction.Tokens(mail.Why),
    };
}

/// <summary>The cases by status, and those whose mails do not arrive.</summary>
/// <param name="FailingCount">How many cases have a mail that could not be sent so far; <paramref name="Failing"/> holds some of them.</param>
/// <param name="UndeliverableCount">How many cases have an address that takes no mails; <paramref name="Undeliverable"/> holds some of them.</param>
public sealed record StandingsModel(
    IReadOnlyDictionary<string, int> Statuses, int FailingCount, IReadOnlyList<OperatorStatus> Failing, int UndeliverableCount, IReadOnlyList<OperatorStatus> Undeliverable);

/// <summary>Counts standings as they are read: of a million cases, few are ever in memory.</summary>
internal sealed class StandingsTally
{
    private readonly SortedDictionary<string, int> statuses = new(StringComparer.Ordinal);
    private readonly List<OperatorStatus> failing = [];
    private readonly List<OperatorStatus> undeliverable = [];
    private int failingCount;
    private int undeliverableCount;

    public void Add(OperatorStatus? standing)
    {
        if (standing is null)
            return;
        statuses[standing.Status] = statuses.GetValueOrDefault(standing.Status) + 1;
        if (standing.FailingMail is not null && failingCount++ < OperatorModel.MaxRows)
            failing.Add(standing);
        if (standing.Undeliverable is not null && undeliverableCount++ < OperatorModel.MaxRows)
            undeliverable.Add(standing);
    }

    public StandingsModel Sum() => new(statuses, failingCount, failing, undeliverableCount, undeliverable);
}

/// <summary>One mail of the pen.</summary>
/// <param name="Mail">Null where it is decided on.</param>
/// <param name="To">Every address it was for.</param>
/// <param name="Text">All of its text; null where the mail itself is gone.</param>
/// <param name="Settled">What was decided; null where nothing was.</param>
public sealed record OperatorMailModel(
    string Csrf, string Sha, HeldMailSummary? Mail, IReadOnlyList<string> To, string? Text, IReadOnlyList<CaseSuggestion> Guesses, SettledMail? Settled, IReadOnlyList<FormError> Errors);
