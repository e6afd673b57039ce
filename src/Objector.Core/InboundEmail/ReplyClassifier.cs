using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Objector.Core.InboundEmail;

/// <summary>Guesses what kind of answer a text is, by the phrases in reply-words.json.</summary>
public static class ReplyClassifier
{
    // From this weight on, a refusal beside an approval makes the answer one that a person has to read.
    private const int Grave = 4;

    // A phrase of weight 1 never decides alone.
    private const int Deciding = 2;
    private const int MaxReasons = 12;

    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() },
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    private static readonly ImmutableArray<Rule> Rules = Load();

    /// <returns><see cref="ReplyKind.Other"/> where no rule fits.</returns>
    public static ReplyKind Propose(string text) => Read(text).Kind;

    /// <summary>The time it takes is linear in the length of the text.</summary>
    public static ReplyClassification Read(string text)
    {
        var words = TextNormalizer.Of(text);
        var found = Rules.Select(rule => Found.In(rule, words)).ToList();
        var fits = found.Where(one => one.Fits && (one.Rule.OnlyWith is not { } other || found.Any(two => two.Fits && two.Rule.Kind == other))).ToList();
        if (fits.MaxBy(one => one.Weight) is not { Weight: >= Deciding } best)
            return new ReplyClassification(ReplyKind.Other, 0, Reasons([], [], found));

        // An approval ends a case, so what also refuses is for a person to judge.
        var refusal = best.Rule.Kind == ReplyKind.Approved ? fits.FirstOrDefault(one => one.Rule.Kind == ReplyKind.Refused && one.Weight >= Grave)
            : best.Rule.Kind == ReplyKind.Refused ? fits.FirstOrDefault(one => one.Rule.Kind == ReplyKind.Approved && one.Weight >= Grave)
            : null;
        if (refusal is not null)
            return new ReplyClassification(ReplyKind.Other, 0, [Messages.GrantsAndRefuses, .. Reasons([best, refusal], fits, found)]);

        return new ReplyClassification(best.Rule.Kind, best.Weight, Reasons([best, .. fits.Where(one => one != best && one.Rule.Kind == best.Rule.OnlyWith)], fits, found));
    }

    /// <summary>Whether a text uses words that a source quotes as Meta's; phishing copies them.</summary>
    internal static bool AreInMetasStyle(string text)
    {
        var words = TextNormalizer.Of(text);
        return Rules.SelectMany(rule => rule.Include).Any(phrase => phrase is { Verified: true, Weight: >= Grave } && phrase.Look(words).Said);
    }

    private static ImmutableArray<LocalizableText> Reasons(List<Found> deciding, List<Found> fits, List<Found> found) =>
        [.. deciding.SelectMany(one => one.Said.Select(phrase => new LocalizableText(Messages.Says, phrase.Text)).Concat(one.Meanings.Select(meaning => new LocalizableText(Messages.Means, new LocalizableText(meaning)))))
            .Concat(fits.Except(deciding).Select(one => new LocalizableText(Messages.AlsoSays, one.Said[0].Text, one.Rule.Kind)))
            .Concat(found.Where(one => one.Said.Length > 0).SelectMany(one => one.Excluding.Select(phrase => new LocalizableText(Messages.IsNo, one.Rule.Kind, phrase.Text))))
            .Concat(found.SelectMany(one => one.Denied.Select(denied => new LocalizableText(Messages.TakenBack, denied.Phrase.Text, denied.By))))
            .Distinct().Take(MaxReasons)];

    private static ImmutableArray<Rule> Load()
    {
        using var stream = typeof(ReplyClassifier).Assembly.GetManifestResourceStream("Objector.Core.InboundEmail.reply-words.json")!;
        var file = JsonSerializer.Deserialize<WordFile>(stream, Format)!;
        var denials = file.Denials.ToImmutableDictionary(pair => pair.Key, pair => pair.Value.Plain());
        return [.. file.Rules.Select(rule => rule.In(denials))];
    }

    private sealed record WordFile(ImmutableArray<string> About, ImmutableDictionary<string, NegationRules> Denials, ImmutableArray<Rule> Rules);

    /// <param name="Include">One of these has to be said.</param>
    /// <param name="Exclude">None of these may be.</param>
    /// <param name="OnlyWith">It counts only beside a rule of this kind.</param>
    /// <param name="Demand">Whether it asks for something.</param>
    /// <param name="Meaning">In words for a reader.</param>
    private sealed record Rule(
        ReplyKind Kind, ImmutableArray<ReplyPhrase> Include, ImmutableArray<ReplyPhrase> Exclude, ReplyKind? OnlyWith = null, bool Demand = false, string? Meaning = null)
    {
        public Rule In(ImmutableDictionary<string, NegationRules> denials) => this with { Include = In(Include, denials), Exclude = In(Exclude, denials) };

        private ImmutableArray<ReplyPhrase> In(ImmutableArray<ReplyPhrase> phrases, ImmutableDictionary<string, NegationRules> denials) =>
            [.. phrases.Select(phrase => phrase.In(denials[phrase.Language], Demand, Kind == ReplyKind.Approved))];
    }

    /// <summary>What of a rule a text says.</summary>
    private sealed record Found(Rule Rule, ImmutableArray<ReplyPhrase> Said, ImmutableArray<(ReplyPhrase Phrase, string By)> Denied, ImmutableArray<ReplyPhrase> Excluding)
    {
        public bool Fits => Said.Length > 0 && Excluding.Length == 0;
        public int Weight => Said.Max(phrase => phrase.Weight);
        public IEnumerable<string> Meanings => Said.Select(phrase => phrase.Meaning).Append(Rule.Meaning).OfType<string>().Distinct();

        public static Found In(Rule rule, string words)
        {
            var looks = rule.Include.Select(phrase => (Phrase: phrase, Look: phrase.Look(words))).ToList();
            return new(
                rule,
                [.. looks.Where(one => one.Look.Said).Select(one => one.Phrase)],
                [.. looks.Where(one => one.Look.DeniedBy is not null).Select(one => (one.Phrase, one.Look.DeniedBy!))],
                [.. rule.Exclude.Where(phrase => phrase.Look(words).Said)]);
        }
    }
}
