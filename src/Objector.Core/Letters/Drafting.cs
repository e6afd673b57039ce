using System.Collections.Immutable;
using Objector.Core.Cases;
using Objector.Core.Law;

namespace Objector.Core.Letters;

/// <summary>Drafts a request for the law that protects the person, in their language, and for the channels that take it.</summary>
public static class Drafting
{
    /// <summary>The languages that we write letters in, ISO 639-1.</summary>
    public static ImmutableArray<string> Languages => LetterLanguage.Codes;

    /// <returns>The day as letters in that language write it; in English where we write none.</returns>
    public static string Say(DateOnly day, string language) => LetterLanguage.For(language).Say(day);

    /// <exception cref="ArgumentException">No such country.</exception>
    public static Draft Write(Submission submission, IReadOnlyList<Exhibit> evidence, DateOnly today)
    {
        var jurisdiction = Jurisdictions.For(submission.Country);
        var language = LetterLanguage.For(submission.Language);
        var child = submission.Particulars?.Circumstances.Contains(Circumstance.Child) ?? false;
        var values = LetterValues.For(submission, evidence, jurisdiction, language, today);

        var prefix = Prefix(jurisdiction);
        var main = Letter(language, MainLetter(submission, jurisdiction, child), Messages.LetterRequest, values);
        var letters = new List<Letter>();
        if (main.Id == "gdpr-object")
            letters.Add(Letter(language, "gdpr-third-party", Messages.LetterThirdParty, values));
        letters.Add(Letter(
            language, $"{prefix}-all", Messages.LetterAll, new Dictionary<string, object>(values) { ["kind"] = "all" }));

        var route = Route.For(submission.Kind, jurisdiction, submission.HasAccount, child);
        var channels = Channels.For(route, submission, jurisdiction, language, values, main.Text, today);
        var law = Law(submission.Kind, jurisdiction, today);
        return new Draft(
            Availability.Of(submission.Kind, jurisdiction, route, today),
            law,
            FilingSteps.For(channels[0], submission, evidence.Count > 0),
            channels,
            Channels.Dead(today),
            Setting.For(jurisdiction, submission.HasAccount),
            main.Title,
            main.Text,
            language.Code,
            [.. letters],
            Deadline.For(jurisdiction, today),
            Authorities.View(jurisdiction, today));
    }

    // GDPR and UK GDPR number their articles alike; the law's name is filled in.
    internal static string Prefix(Jurisdiction jurisdiction) => jurisdiction.IsGdpr ? "gdpr" : "law";

    private static string MainLetter(Submission submission, Jurisdiction jurisdiction, bool child) =>
        jurisdiction.IsGdpr && submission.Kind == RequestKind.Object && (child || !submission.HasAccount)
            ? "gdpr-third-party"
            : $"{Prefix(jurisdiction)}-{LetterValues.Word(submission.Kind)}";

    private static Letter Letter(LetterLanguage language, string id, string name, Dictionary<string, object> values)
    {
        var text = language.Render(id, values);
        return new Letter(id, name, language.Title(text), text);
    }

    private static LawView Law(RequestKind kind, Jurisdiction jurisdiction, DateOnly today)
    {
        var right = jurisdiction.InForce(today) ? jurisdiction.Right(kind) : Right.Unknown;
        return new LawView(jurisdiction.LawName ?? jurisdiction.Law, right.Cite, right.Verified, jurisdiction.Right(kind).Note);
    }
}
