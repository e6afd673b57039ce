using System.Collections.Immutable;
using System.Globalization;
using Microsoft.Net.Http.Headers;
using Objector.Core.Cases;
using Objector.Core.Letters;

namespace Objector.App;

/// <summary>A language that we write in: letters, mails and pages alike.</summary>
/// <param name="Code">ISO 639-1.</param>
/// <param name="Name">What its speakers call it.</param>
/// <param name="Culture">Its words and formats.</param>
public sealed record Language(string Code, string Name, CultureInfo Culture)
{
    public static readonly ImmutableArray<Language> All = [.. Drafting.Languages.Select(code => new Language(code, CultureInfo.GetCultureInfo(code).NativeName, CultureOf(code)))];

    public static Language English { get; } = Find("en")!;

    /// <summary>Of what runs now: a request has set it, see <see cref="Web.RequestLanguage"/>. English where nobody has.</summary>
    public static Language Current => Of(CultureInfo.CurrentUICulture);

    /// <returns>English for a culture that we do not write in.</returns>
    public static Language Of(CultureInfo culture) => Find(culture.Name) ?? English;

    /// <returns>The one kept with the case; English for one that we do not write in.</returns>
    public static Language Of(Submission submission) => Find(submission.Language) ?? English;

    /// <param name="tag">A language tag (BCP 47): of <c>de-AT</c> the German counts.</param>
    public static Language? Find(string? tag) => tag?.Split('-')[0] is { } code ? All.FirstOrDefault(language => language.Code.Equals(code, StringComparison.OrdinalIgnoreCase)) : null;

    /// <summary>What the reader would like best of what there is (RFC 9110, section 12.5.4; RFC 4647, lookup).</summary>
    /// <param name="acceptLanguage">The header; English where it is missing, broken, or names none of ours.</param>
    public static Language Preferred(string? acceptLanguage)
    {
        if (!StringWithQualityHeaderValue.TryParseList([acceptLanguage ?? ""], out var ranges))
            return English;
        var refused = ranges.Where(range => range.Quality == 0).Select(range => Find(range.Value.Value)).ToList();
        return ranges.Where(range => range.Quality != 0)
            .OrderByDescending(range => range.Quality ?? 1)
            .Select(range => range.Value == "*" ? All.FirstOrDefault(language => !refused.Contains(language)) : Find(range.Value.Value))
            .FirstOrDefault(language => language is not null) ?? English;
    }

    /// <summary>From here on this flow speaks it; to the end of the async method that calls this, and in what that calls.</summary>
    public void Speak() => CultureInfo.CurrentUICulture = CultureInfo.CurrentCulture = Culture;

    // By itself, English would count the months first, and Portuguese write numbers as in Brazil.
    private static CultureInfo CultureOf(string code) => CultureInfo.GetCultureInfo(code switch { "en" => "en-GB", "pt" => "pt-PT", _ => code });
}
