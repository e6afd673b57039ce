using System.Globalization;
using System.Text;
using MimeKit;
using Objector.Core.Cases;
using Objector.Core.Law;
using Objector.Core.Letters;

namespace Objector.App.Web;

/// <summary>Reads the form: what was typed, what is wrong with it, and the submission when nothing is.</summary>
public static class SubmissionForm
{
    public const int MaxName = 200;
    public const int MaxEmail = 254;
    public const int MaxAccounts = 500;
    public const int MaxDetails = 10_000;
    public const int MaxPrompt = 4_000;
    public const int MaxResponse = 10_000;
    public const int MaxPairs = 10;
    public const int MaxSensitive = 2_000;
    public const int MaxFalsehood = 4_000;

    /// <summary>Of all texts together: a case fits into one row of a table, 1 MiB, whatever script it is written in.</summary>
    public const int MaxTogether = 100_000;

    private const int MaxLocalPart = 64;
    private const int MaxLabel = 63;

    public static FormInput Input(IFormCollection form) => new(
        Line(form["kind"]),
        Line(form["country"]).ToUpperInvariant(),
        Line(form["name"]),
        Line(form["email"]),
        Line(form["language"]).ToLowerInvariant(),
        Line(form["timezone"]),
        Line(form["accounts"]),
        Text(form["details"]),
        [.. Pairs([.. form["prompt"]], [.. form["response"]])],
        Ticked(form["consent"]),
        new ParticularsInput(
            Lines(form["circumstance"]),
            Text(form["sensitive"]),
            Text(form["falsehood"]),
            Line(form["product"]),
            Line(form["seen"]),
            Lines(form["platform"]),
            Ticked(form["unlinked"])),
        Ticked(form["statistics"]));

    /// <returns>One error a field at most, in the order of the form.</returns>
    public static IReadOnlyList<FormError> Errors(FormInput input) =>
    [
        .. DraftErrors(input),
        .. Check("name", !input.Name.EnumerateRunes().Any(Rune.IsLetterOrDigit), Texts.Form["name.missing"]),
        .. TooLong("name", input.Name, MaxName),
        .. Check("email", !IsAddress(input.Email), Texts.Form["email.missing"]),
        .. Check("consent", !input.Consent, Texts.Form["consent.missing"]),
    ];

    /// <returns>What is wrong with what a draft needs: it needs neither name, address nor consent.</returns>
    public static IReadOnlyList<FormError> DraftErrors(FormInput input) =>
    [
        .. Check("country", Jurisdictions.Find(input.Country) is null, Place(input.Country)),
        .. Check("kind", OneOf<RequestKind>(input.Kind) is null, Texts.Form["kind.missing", Names<RequestKind>()]),
        .. Check("language", input.Language.Length > 0 && !Drafting.Languages.Contains(input.Language), Texts.Form["language.wrong", string.Join(", ", Drafting.Languages)]),
        .. Check("circumstance", input.Particulars.Circumstances.Any(word => OneOf<Circumstance>(word) is null), Texts.Form["circumstance.wrong", Names<Circumstance>()]),
        .. Check("platform", input.Particulars.Platforms.Any(word => OneOf<Platform>(word) is null), Texts.Form["platform.wrong", Names<Platform>()]),
        .. TooLong("sensitive", input.Particulars.Sensitive, MaxSensitive),
        .. TooLong("falsehood", input.Particulars.Falsehood, MaxFalsehood),
        .. TooLong("product", input.Particulars.Product, MaxName),
        .. TooLong("seen", input.Particulars.Seen, MaxName),
        .. TooLong("accounts", input.Accounts, MaxAccounts),
        .. TooLong("details", input.Details, MaxDetails),
        .. Check("prompt", input.Prompts.Count > MaxPairs, Texts.Form["pairs.limit", MaxPairs, input.Prompts.Count]),
        .. input.Prompts.Take(MaxPairs).SelectMany((pair, index) => TooLong("prompt", pair.Prompt, MaxPrompt, index + 1)),
        .. input.Prompts.Take(MaxPairs).SelectMany((pair, index) => TooLong("response", pair.Response, MaxResponse, index + 1)),
        .. Check("details", Together(input) > MaxTogether, Texts.Form["long.together", MaxTogether, Together(input)]),
    ];

    private static int Together(FormInput input) =>
        input.Details.Length + input.Particulars.Sensitive.Length + input.Particulars.Falsehood.Length + input.Prompts.Sum(pair => pair.Prompt.Length + pair.Response.Length);

    /// <summary>Only for input without errors.</summary>
    public static Submission Submission(FormInput input) => new(
        OneOf<RequestKind>(input.Kind)!.Value,
        input.Country,
        input.Name,
        // Whoever types a domain as it travels (xn--…) writes to us from the same one, and there it is read. A draft needs none.
        MailboxAddress.TryParse(input.Email, out var mailbox) ? mailbox.Address : input.Email,
        input.Language.Length == 0 ? Language.Current.Code : input.Language,
        // The browser fills it in; where it did not, or names a zone unknown here, nudges go by UTC's daylight.
        LocalTime.IsKnown(input.TimeZone) ? input.TimeZone : "Etc/UTC",
        input.Accounts,
        input.Details,
        [.. input.Prompts.Select(pair => new PromptPair(pair.Prompt, pair.Response))],
        input.Particulars.IsEmpty ? null : Particulars(input.Particulars),
        input.Statistics ? true : null);

    private static RequestDetails Particulars(ParticularsInput input) => new(
        [.. input.Circumstances.Select(word => OneOf<Circumstance>(word)!.Value).Distinct()],
        input.Sensitive,
        input.Falsehood,
        input.Product,
        input.Seen,
        [.. input.Platforms.Select(word => OneOf<Platform>(word)!.Value).Distinct()],
        input.Unlinked);

    /// <returns>The value of that name, in whatever case; null where there is none. Neither a number nor a list of names is one.</returns>
    internal static T? OneOf<T>(string? text)
        where T : struct, Enum =>
        Enum.TryParse<T>(text, ignoreCase: true, out var value) && Enum.IsDefined(value) && text!.All(char.IsAsciiLetter) ? value : null;

    private static string Names<T>()
        where T : struct, Enum => string.Join(", ", Enum.GetNames<T>()).ToLowerInvariant();

    private static string Place(string country) => country.Contains('-', StringComparison.Ordinal) && Countries.Find(country) is not null
        ? Texts.Form["country.part", Countries.Name(country, Language.Current.Code), country]
        : Texts.Form["country.missing"];

    internal static bool Ticked(string? text) => Line(text).ToLowerInvariant() is "on" or "true" or "yes" or "1";

    private static IReadOnlyList<string> Lines(IEnumerable<string?> values) => [.. values.Select(Line).Where(line => line.Length > 0)];

    private static IEnumerable<FormError> Check(string field, bool wrong, string message) => wrong ? [new FormError(field, message)] : [];

    private static IEnumerable<FormError> TooLong(string field, string text, int max, int number = 0) =>
        Check(field, text.Length > max, Texts.Form[$"long.{field}", max, text.Length, number]);

    /// <summary>An address to which the world's mail servers can deliver: no name alone, no number of a machine, nothing invisible.</summary>
    private static bool IsAddress(string text) =>
        text.Length <= MaxEmail
        && MailboxAddress.TryParse(text, out var mailbox)
        && (mailbox.Address == text || string.Equals(MailboxAddress.EncodeAddrspec(mailbox.Address), text, StringComparison.OrdinalIgnoreCase))
        && text.LastIndexOf('@') is > 0 and <= MaxLocalPart and var at
        && text.EnumerateRunes().All(rune => rune.IsAscii || IsOfAWord(rune))
        && text[(at + 1)..].Split('.') is { Length: > 1 } labels
        && labels.All(IsLabel);

    private static bool IsLabel(string label) =>
        label.Length is > 0 and <= MaxLabel && label[0] != '-' && label[^1] != '-' && label.EnumerateRunes().All(rune => IsOfAWord(rune) || rune.Value == '-');

    // The vowels of many scripts are marks.
    private static bool IsOfAWord(Rune rune) =>
        Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    private static IEnumerable<(string Prompt, string Response)> Pairs(string?[] prompts, string?[] responses)
    {
        for (var index = 0; index < Math.Max(prompts.Length, responses.Length); index++)
        {
            var pair = (Text(prompts.ElementAtOrDefault(index)), Text(responses.ElementAtOrDefault(index)));
            if (pair is not ("", ""))
                yield return pair;
        }
    }

    /// <summary>One line, without anything that could end a header, hide in it, or turn what follows around.</summary>
    internal static string Line(string? text) => string.Join(' ', string.Concat(Text(text).Where(c => !IsHidden(c))).Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));

    // Joiners stay, which some scripts and emoji are written with. The others are the zero-width space, the byte order mark, and what sets a direction.
    private static bool IsHidden(char c) => c is '\u200B' or '\uFEFF' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');

    /// <summary>Lines ended by a line feed, without control characters.</summary>
    internal static string Text(string? text)
    {
        var clean = new StringBuilder();
        foreach (var rune in (text ?? "").ReplaceLineEndings("\n").EnumerateRunes())
        {
            if (rune.Value == '\n' || !Rune.IsControl(rune))
                clean.Append(rune.ToString());
            else if (rune.Value == '\t')
                clean.Append(' ');
        }

        return clean.ToString().Trim();
    }
}
