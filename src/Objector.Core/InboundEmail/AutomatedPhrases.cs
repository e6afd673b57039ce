using System.Buffers;
using System.Collections.Immutable;
using System.Text.Json;

namespace Objector.Core.InboundEmail;

/// <summary>The words by which machines are known: machine-words.json. All are in lower case, with single spaces.</summary>
/// <param name="MailerNames">The local parts of addresses, and the names, that mail servers write from.</param>
/// <param name="FailedSubjects">What the subject of a bounce holds.</param>
/// <param name="FailedTexts">What the text of a bounce holds.</param>
/// <param name="DelayedTexts">The server tries again by itself; in a subject or a text.</param>
/// <param name="DeliveredSubjects">How the subject of a report begins that the mail arrived.</param>
/// <param name="NobodyTexts">There is no such mailbox or domain: a bounce for good.</param>
/// <param name="NotTheAddressTexts">The mailbox is full, or the mail itself was not wanted: the address is right.</param>
/// <param name="PermanentTexts">For good, without saying why.</param>
/// <param name="AutomaticSubjects">The subject of an automatic answer: alone, or before a colon and the subject it answers.</param>
/// <param name="AbsentSubjects">How the subject of an out-of-office note begins.</param>
/// <param name="AutomaticSubjectParts">What it holds anywhere.</param>
/// <param name="FeedbackSubjects">How the subject of a complaint from a mailbox's provider begins.</param>
internal sealed record AutomatedPhrases(
    ImmutableArray<AutomatedPhrases.Phrase> MailerNames,
    ImmutableArray<AutomatedPhrases.Phrase> FailedSubjects,
    ImmutableArray<AutomatedPhrases.Phrase> FailedTexts,
    ImmutableArray<AutomatedPhrases.Phrase> DelayedTexts,
    ImmutableArray<AutomatedPhrases.Phrase> DeliveredSubjects,
    ImmutableArray<AutomatedPhrases.Phrase> NobodyTexts,
    ImmutableArray<AutomatedPhrases.Phrase> NotTheAddressTexts,
    ImmutableArray<AutomatedPhrases.Phrase> PermanentTexts,
    ImmutableArray<AutomatedPhrases.Phrase> AutomaticSubjects,
    ImmutableArray<AutomatedPhrases.Phrase> AbsentSubjects,
    ImmutableArray<AutomatedPhrases.Phrase> AutomaticSubjectParts,
    ImmutableArray<AutomatedPhrases.Phrase> FeedbackSubjects)
{
    /// <param name="Source">The language; or the program or provider that says so.</param>
    public sealed record Phrase(string Text, string Source);

    public static AutomatedPhrases Known { get; } = Load();

    private static readonly char[] Ascii = [.. Enumerable.Range(0, 128).Select(code => Fold((char)code))];

    /// <returns>The first phrase that the text holds; null where it holds none.</returns>
    /// <param name="text">As <see cref="Plain"/> makes it.</param>
    public static string? In(ImmutableArray<Phrase> phrases, string text) =>
        phrases.FirstOrDefault(phrase => text.Contains(phrase.Text, StringComparison.Ordinal))?.Text;

    /// <returns>The first phrase that the text begins with; null where it begins with none.</returns>
    public static string? AtStart(ImmutableArray<Phrase> phrases, string text) =>
        phrases.FirstOrDefault(phrase => text.StartsWith(phrase.Text, StringComparison.Ordinal))?.Text;

    /// <returns>The first phrase that the text begins with and that no other word follows; null where there is none.</returns>
    public static string? AsTitle(ImmutableArray<Phrase> phrases, string text) =>
        phrases.FirstOrDefault(phrase => text.StartsWith(phrase.Text, StringComparison.Ordinal)
            && text.AsSpan(phrase.Text.Length).TrimStart() is var rest && (rest.IsEmpty || !char.IsLetterOrDigit(rest[0])))?.Text;

    /// <summary>In lower case, with single spaces and straight apostrophes.</summary>
    public static string Plain(string text)
    {
        var plain = ArrayPool<char>.Shared.Rent(text.Length);
        var (length, space) = (0, false);
        foreach (var c in text)
        {
            var folded = c < Ascii.Length ? Ascii[c] : Fold(c);
            if (folded == ' ')
            {
                space = length > 0;
                continue;
            }

            if (space)
                plain[length++] = ' ';
            space = false;
            plain[length++] = folded;
        }

        var result = new string(plain, 0, length);
        ArrayPool<char>.Shared.Return(plain);
        return result;
    }

    private static char Fold(char c) => char.IsWhiteSpace(c) ? ' ' : c == '’' ? '\'' : char.ToLowerInvariant(c);

    private static AutomatedPhrases Load()
    {
        using var json = typeof(AutomatedPhrases).Assembly.GetManifestResourceStream("Objector.Core.InboundEmail.machine-words.json")!;
        return JsonSerializer.Deserialize<AutomatedPhrases>(json, JsonSerializerOptions.Web)!;
    }
}
