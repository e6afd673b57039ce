using System.Text.RegularExpressions;
using Objector.App.Cases;
using Objector.Core;
using Objector.Core.Cases;

namespace Objector.App.InboundEmail;

/// <summary>A case that a mail of the pen may belong to.</summary>
/// <param name="Case">Its id, which opens nothing.</param>
/// <param name="Why">A sentence for the operator.</param>
public sealed record CaseSuggestion(string Case, string Status, string Why);

/// <summary>
/// Whose a mail of the pen may be, by the addresses it was for and by what it quotes. Both hold tokens, and a token tells its case: no
/// index is needed, and none is kept of who writes to whom.
/// </summary>
public sealed partial class CaseSuggestions(Tokens tokens, CaseStore store)
{
    private const int MaxGuesses = 5;

    // Each costs a few thousand hashes at most.
    private const int MaxAddresses = 20;
    private const int MaxQuoted = 50;

    // So many characters hold a case's id and nothing after it that must fit.
    private const int IdCharacters = 32;

    public async Task<IReadOnlyList<CaseSuggestion>> For(HeldMailText mail, CancellationToken cancel)
    {
        var guesses = new List<CaseSuggestion>();
        foreach (var (id, why) in Candidates(mail).DistinctBy(candidate => candidate.Id))
        {
            if (await store.LoadAsync(id, cancel) is { Case: { Phase: not Phase.Leaving } c })
                guesses.Add(new CaseSuggestion(id.ToString(), c.Status, why));
            if (guesses.Count == MaxGuesses)
                break;
        }

        return guesses;
    }

    /// <summary>The case that an operator names: by its id, a reply address of it, or a link of it.</summary>
    public CaseId? Named(string text) =>
        CaseId.Parse(text.Trim()) ?? Run().Matches(text).Select(run => Whole(run.Value)).FirstOrDefault(id => id is not null);

    private IEnumerable<(CaseId Id, string Why)> Candidates(HeldMailText mail)
    {
        var addressed = mail.To.Take(MaxAddresses).Select(address => address.Split('@')[0]).SelectMany(local => Run().Matches(local)).Select(run => run.Value.ToLowerInvariant()).ToList();
        return Each(addressed, Whole, "It was sent to the reply address of this case.")
            .Concat(Each(Run().Matches(mail.Whole).Take(MaxQuoted).Select(run => run.Value), Within, "It holds a link or an address of this case."))
            .Concat(Each(addressed, OneSlip, "It was sent to the reply address of this case, with one slip."))
            .Concat(Each(addressed, FirstHalf, "The first half of the address it was sent to is that of this case."));
    }

    private static IEnumerable<(CaseId Id, string Why)> Each(IEnumerable<string> texts, Func<string, CaseId?> read, string why) =>
        texts.Select(read).OfType<CaseId>().Select(id => (id, why));

    private CaseId? Whole(string text) => text.Length == Tokens.Length
        ? Enum.GetValues<TokenScope>().Select(power => tokens.Validate(power, text)).FirstOrDefault(id => id is not null)
        : null;

    /// <summary>A mail program that rewrites links sets characters around the token (<c>%2F</c>).</summary>
    private CaseId? Within(string run) => Enumerable.Range(0, Math.Max(0, run.Length - Tokens.Length + 1))
        .Select(at => Whole(run.Substring(at, Tokens.Length))).FirstOrDefault(id => id is not null);

    private CaseId? OneSlip(string text) => TypoCandidates.Of(text, Tokens.Length).Select(meant => tokens.Validate(TokenScope.Inbound, meant)).FirstOrDefault(id => id is not null);

    private static CaseId? FirstHalf(string text) =>
        text.Length >= IdCharacters && Base32.Decode(text[..IdCharacters]) is { Length: >= CaseId.Bytes } bytes ? CaseId.From(bytes.AsSpan(0, CaseId.Bytes)) : null;

    [GeneratedRegex("[0-9A-Za-z]{32,100}", RegexOptions.CultureInvariant)]
    private static partial Regex Run();
}
