using System.Collections.Immutable;
using Objector.App;
using Objector.App.Cases;
using Objector.Core.Cases;
using Objector.Core.InboundEmail;
using Objector.Core.Law;
using static Objector.Core.Cases.CaseCommand;

namespace Objector.Tests.Cases;

/// <summary>Plain examples to vary with <c>with</c>.</summary>
internal static class Some
{
    /// <summary>A Tuesday, ten in the morning in Berlin.</summary>
    public static readonly DateTimeOffset Now = new(2026, 3, 3, 9, 0, 0, TimeSpan.Zero);

    public static readonly DateOnly Today = new(2026, 3, 3);

    public static readonly CaseId Id = CaseId.From(new byte[16]);

    public static readonly Submission Submission = new(
        RequestKind.Object, "DE", "Ada Example", "ada@example.org", "en", "Europe/Berlin", "facebook.com/ada", "I am a nurse.", [new PromptPair("Who is Ada?", "A nurse.")]);

    public static readonly RequestDetails Particulars = new([Circumstance.Profession], "My union membership: facebook.com/post/1", "I am no doctor.", "Meta AI in WhatsApp", "2 March 2026, 9:00 CET", [], false);

    public static Exhibit Exhibit(string sha = "aa") => new("", "shot.png", "image/png", 1000, sha, sha + "00");

    public static readonly Open Open = new(Id, Submission, [Exhibit()]);

    public static LogReply Reply(ReplyKind kind) => new(kind, null, "What Meta wrote.", [], Origin.Page);

    public static readonly ImmutableArray<CaseCommand> Filed = [Open, new Confirm(), new FileRequest(null, "123", Origin.Page)];
}

/// <summary>Given, when, then.</summary>
internal static class Given
{
    /// <summary>A case after these commands, all given now.</summary>
    public static Case Case(params IEnumerable<CaseCommand> commands) =>
        commands.Aggregate((Case?)null, (c, command) => After(c, command, Some.Now)) ?? throw new InvalidOperationException("No case was opened.");

    public static Case? After(Case? c, CaseCommand command, DateTimeOffset now) =>
        Events(CaseDecider.Decide(c, command, now)).Aggregate(c, CaseHistory.Evolve);

    public static Case Then(this Case c, CaseCommand command, DateTimeOffset? now = null) => After(c, command, now ?? Some.Now)!;

    public static IReadOnlyList<CaseEvent> When(this Case? c, CaseCommand command, DateTimeOffset? now = null) =>
        Events(CaseDecider.Decide(c, command, now ?? Some.Now));

    public static string Refusal(this Case? c, CaseCommand command, DateTimeOffset? now = null) =>
        RejectionText.Of(Assert.IsType<Decision.Refused>(CaseDecider.Decide(c, command, now ?? Some.Now)), Language.English);

    private static ImmutableArray<CaseEvent> Events(Decision decision) => Assert.IsType<Decision.Accepted>(decision).Events;
}
