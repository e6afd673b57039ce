using Objector.Core.InboundEmail;
using Objector.Core.Law;

namespace Objector.Bench.Simulation;

/// <summary>
/// Who comes, and what they do. All of it assumed: mostly people of the EU, since that is where Meta has to listen; fewer than half see it
/// through. Change it here and look what becomes of the bill.
/// </summary>
internal static class Population
{
    public static readonly DateTimeOffset Year = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    public const int Days = 365;

    /// <summary>The day of the news, and the share of the year's cases that it brings: of a million, 100,000.</summary>
    public const int SpikeDay = 135;
    public const double SpikeShare = 0.1;

    public static readonly IReadOnlyList<(Home What, double Weight)> Homes =
    [
        (new("DE", "Europe/Berlin", "de"), 24), (new("FR", "Europe/Paris", "fr"), 11), (new("IT", "Europe/Rome", "it"), 9), (new("ES", "Europe/Madrid", "es"), 9),
        (new("NL", "Europe/Amsterdam", "nl"), 7), (new("PL", "Europe/Warsaw", "pl"), 6), (new("AT", "Europe/Vienna", "de"), 4), (new("BE", "Europe/Brussels", "nl"), 3),
        (new("PT", "Europe/Lisbon", "pt"), 3), (new("IE", "Europe/Dublin", "en"), 3), (new("SE", "Europe/Stockholm", "en"), 2), (new("GR", "Europe/Athens", "en"), 2),
        (new("GB", "Europe/London", "en"), 7), (new("CH", "Europe/Zurich", "de"), 2), (new("TR", "Europe/Istanbul", "en"), 1), (new("BR", "America/Sao_Paulo", "pt"), 3),
        (new("US-CA", "America/Los_Angeles", "en"), 2), (new("US", "America/New_York", "en"), 1), (new("IN", "Asia/Kolkata", "en"), 1),
    ];

    public static readonly IReadOnlyList<(RequestKind What, double Weight)> Kinds =
        [(RequestKind.Object, 70), (RequestKind.Access, 12), (RequestKind.Delete, 10), (RequestKind.Concern, 5), (RequestKind.Correct, 3)];

    /// <summary>When people sit down to fill in a form, by the local hour.</summary>
    public static readonly IReadOnlyList<(int What, double Weight)> Hours =
        [.. new[] { 1.5, 0.8, 0.5, 0.3, 0.3, 0.6, 1.5, 3, 4, 5, 5.5, 5.5, 6, 5.5, 5, 5, 5, 5.5, 6, 7, 8, 8, 6, 3.5 }.Select((weight, hour) => (hour, weight))];

    public const double WithScreenshots = 0.35;
    public const int MostScreenshots = 3;
    public const long ScreenshotBytes = 250_000;
    public const double Counted = 0.5;

    public const double Confirms = 0.8;
    public static readonly (TimeSpan Median, double Sigma) ConfirmsAfter = (TimeSpan.FromMinutes(20), 1.6);

    /// <summary>Once confirmed; the others are nudged until they are left alone, or stop.</summary>
    public const double Files = 0.75;
    public static readonly (TimeSpan Median, double Sigma) FilesAfter = (TimeSpan.FromDays(1.5), 1.3);

    /// <summary>How many get an answer of Meta's and log it, and how long after filing.</summary>
    public static double Answered(RequestKind kind) => kind == RequestKind.Object ? 0.8 : 0.6;

    public static (TimeSpan Median, double Sigma) AnsweredAfter(RequestKind kind) => kind == RequestKind.Object ? (TimeSpan.FromDays(1.5), 1.4) : (TimeSpan.FromDays(24), 0.8);

    public const double LogsByMail = 0.4;

    public static IReadOnlyList<(ReplyKind What, double Weight)> Answers(RequestKind kind) => kind == RequestKind.Object ? OfObjections : OfOthers;

    private static readonly IReadOnlyList<(ReplyKind What, double Weight)> OfObjections =
        [(ReplyKind.Approved, 62), (ReplyKind.Refused, 12), (ReplyKind.Acknowledgement, 10), (ReplyKind.MoreEvidence, 8), (ReplyKind.WrongChannel, 4), (ReplyKind.Other, 4)];

    private static readonly IReadOnlyList<(ReplyKind What, double Weight)> OfOthers =
    [
        (ReplyKind.Acknowledgement, 25), (ReplyKind.Refused, 17), (ReplyKind.Approved, 15), (ReplyKind.MoreEvidence, 14), (ReplyKind.IdentityCheck, 10),
        (ReplyKind.SelfService, 6), (ReplyKind.ApprovedInPart, 5), (ReplyKind.Extension, 4), (ReplyKind.WrongChannel, 2), (ReplyKind.Other, 2),
    ];

    /// <summary>Where it is their turn again, after an answer that is none.</summary>
    public const double FilesAgain = 0.5;
    public const double WritesLetter = 0.35;
    public static readonly (TimeSpan Median, double Sigma) ActsAfter = (TimeSpan.FromDays(3), 1.2);

    /// <summary>On each nudge.</summary>
    public const double Stops = 0.04;
    public const double Snoozes = 0.05;
    public static readonly (TimeSpan Median, double Sigma) ReactsAfter = (TimeSpan.FromHours(5), 1.2);

    /// <summary>On each mail: opens the case's page.</summary>
    public const double Looks = 0.6;

    public const double Ticks = 0.3;
    public const double Erases = 0.04;
    public static readonly (TimeSpan Median, double Sigma) ErasesAfter = (TimeSpan.FromDays(60), 1);

    public sealed record Home(string Country, string Zone, string Language);
}
