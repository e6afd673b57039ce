using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Objector.Core.InboundEmail;

/// <summary>The words of instructions.json, in all languages at once: nobody has to say in which one they write.</summary>
internal static class EmailCommandPhrases
{
    // In characters: a command is short, and a sentence that only begins like one is none.
    private const int LongestLine = 80;
    private const int MaxWords = 8;
    private const string English = "en";

    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow };
    private static readonly WordFile Words = Load();
    private static readonly FrozenDictionary<string, string> Commands =
        Words.Commands.SelectMany(command => command.Value.Values.SelectMany(words => words).Select(words => (Line: Plain(words), command.Key)))
            // ToDictionary, because it throws where a word stands for two commands.
            .Distinct().ToDictionary(pair => pair.Line, pair => pair.Key).ToFrozenDictionary();

    private static readonly FrozenSet<string> Greetings = Words.Greetings.Values.SelectMany(words => words).Select(Plain).ToFrozenSet();
    private static readonly ImmutableArray<SnoozeWords> Snoozes = [.. Words.Snooze.Values.Select(SnoozeWords.Plain)];

    // The first word of all of these: most lines begin with none of them.
    private static readonly FrozenSet<string> Openings = Commands.Keys.Concat(Greetings).Concat(Snoozes.SelectMany(snooze => snooze.Openings)).Select(phrase => phrase.Split(' ')[0]).ToFrozenSet();

    /// <returns>The plain form of a line that may be a command, a greeting or a pause; null where it is none of these.</returns>
    public static string? Known(string line) =>
        line.Length <= LongestLine && Plain(line) is var plain && Openings.Contains(plain.Split(' ', 2)[0]) ? plain : null;

    /// <param name="line">As <see cref="Known"/> gives it.</param>
    /// <returns>The command that the line is, and nothing else: <c>sent</c>, <c>stop</c>, …; null where it is none.</returns>
    public static string? Find(string line) => line.Length <= Words.MaxLength ? Commands.GetValueOrDefault(line) : null;

    /// <returns>The first of the words for that command.</returns>
    public static string Of(string command, string language) => Words.Commands[command] is var words && words.TryGetValue(language, out var own) ? own[0] : words[English][0];

    /// <returns>The verb that our mails name: with a number of days behind it, it asks for a pause.</returns>
    public static string Pause(string language) => (Words.Snooze.GetValueOrDefault(language) ?? Words.Snooze[English]).Named;

    /// <summary>Whether the line only greets: "Hello Objector,".</summary>
    /// <param name="line">As <see cref="Known"/> gives it.</param>
    public static bool IsGreeting(string line)
    {
        var words = line.Split(' ');
        return line.Length <= Words.MaxLength && words.Length <= 5 && Enumerable.Range(1, words.Length).Any(count => Greetings.Contains(string.Join(' ', words.Take(count))));
    }

    /// <param name="line">As <see cref="Known"/> gives it.</param>
    /// <returns>The days to wait, 1 to 365; null where the line asks for no pause, or for another.</returns>
    public static int? Days(string line)
    {
        var words = line.Split(' ');
        return words.Length > MaxWords ? null : Snoozes.Select(snooze => snooze.Days(words)).FirstOrDefault(days => days is >= 1 and <= 365);
    }

    /// <summary>Letters, digits and one space between words; no punctuation, quotes or brackets.</summary>
    private static string Plain(string line) =>
        string.Join(' ', string.Concat(TextNormalizer.Of(line).Select(c => char.IsLetterOrDigit(c) ? c : ' ')).Split(' ', StringSplitOptions.RemoveEmptyEntries));

    private static WordFile Load()
    {
        using var stream = typeof(EmailCommandPhrases).Assembly.GetManifestResourceStream("Objector.Core.InboundEmail.instructions.json")!;
        return JsonSerializer.Deserialize<WordFile>(stream, Format)!;
    }

    private sealed record WordFile(
        string About,
        int MaxLength,
        ImmutableDictionary<string, string[]> Greetings,
        ImmutableDictionary<string, ImmutableDictionary<string, string[]>> Commands,
        ImmutableDictionary<string, SnoozeWords> Snooze);

    /// <param name="Named">The one of the verbs that our mails name.</param>
    /// <param name="Verbs">Ask for a pause: with these a bare number is one of days.</param>
    /// <param name="In">Stand before a number with its unit: "in two weeks".</param>
    /// <param name="Units">Days in one of it.</param>
    /// <param name="Times">Whole phrases: "next month".</param>
    private sealed record SnoozeWords(
        string Named, ImmutableArray<string> Verbs, ImmutableArray<string> In, ImmutableDictionary<string, int> Units, ImmutableDictionary<string, int> Numbers, ImmutableDictionary<string, int> Times)
    {
        public static SnoozeWords Plain(SnoozeWords words) => new(
            words.Named, [.. words.Verbs.Select(EmailCommandPhrases.Plain)], [.. words.In.Select(EmailCommandPhrases.Plain)], Plain(words.Units), Plain(words.Numbers), Plain(words.Times));

        public IEnumerable<string> Openings => [.. Verbs, .. In, .. Times.Keys];

        public int? Days(ReadOnlySpan<string> words)
        {
            var asked = Skip(ref words, Verbs);
            // "Morgen" alone is tomorrow, or a greeting.
            if ((asked || words.Length > 1) && Times.TryGetValue(string.Join(' ', words!), out var time))
                return time;
            var placed = Skip(ref words, In);
            return words switch
            {
                [var number] when asked => Number(number),
                [var number, var unit] when (asked || placed) && Units.TryGetValue(unit, out var days) => Number(number) * days,
                _ => null,
            };
        }

        // Three digits: no product of them overflows.
        private int? Number(string word) =>
            Numbers.TryGetValue(word, out var number) || (word.Length <= 3 && int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out number)) ? number : null;

        private static bool Skip(ref ReadOnlySpan<string> words, ImmutableArray<string> starts)
        {
            foreach (var start in starts)
            {
                var length = start.Count(c => c == ' ') + 1;
                if (length <= words.Length && string.Join(' ', words[..length]!) == start)
                {
                    words = words[length..];
                    return true;
                }
            }

            return false;
        }

        private static ImmutableDictionary<string, int> Plain(ImmutableDictionary<string, int> words) =>
            words.Select(pair => KeyValuePair.Create(EmailCommandPhrases.Plain(pair.Key), pair.Value)).Distinct().ToImmutableDictionary();
    }
}
