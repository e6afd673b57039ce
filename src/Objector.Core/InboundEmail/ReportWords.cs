using System.Collections.Immutable;

namespace Objector.Core.InboundEmail;

/// <summary>What a text says that only reports say: for each kind the phrase, or null where none stands in it.</summary>
/// <param name="Failed">A mail did not arrive.</param>
/// <param name="Delayed">The server tries again by itself.</param>
/// <param name="Nobody">There is no such mailbox.</param>
/// <param name="NotTheAddress">The address is right, but the mail was not taken.</param>
/// <param name="Permanent">For good, without saying why.</param>
internal sealed record ReportWords(string? Failed, string? Delayed, string? Nobody, string? NotTheAddress, string? Permanent)
{
    private static readonly PhraseSearch Search = new(
        Texts(AutomatedPhrases.Known.FailedTexts), Texts(AutomatedPhrases.Known.DelayedTexts), Texts(AutomatedPhrases.Known.NobodyTexts), Texts(AutomatedPhrases.Known.NotTheAddressTexts), Texts(AutomatedPhrases.Known.PermanentTexts));

    /// <param name="text">As <see cref="AutomatedPhrases.Plain"/> makes it.</param>
    public static ReportWords In(string text)
    {
        var found = Search.In(text);
        return new(found[0], found[1], found[2], found[3], found[4]);
    }

    public ReportWords Or(ReportWords other) =>
        new(Failed ?? other.Failed, Delayed ?? other.Delayed, Nobody ?? other.Nobody, NotTheAddress ?? other.NotTheAddress, Permanent ?? other.Permanent);

    private static string[] Texts(ImmutableArray<AutomatedPhrases.Phrase> phrases) => [.. phrases.Select(phrase => phrase.Text)];
}
