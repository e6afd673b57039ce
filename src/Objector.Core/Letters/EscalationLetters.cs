using System.Collections.Immutable;
using Objector.Core.Cases;
using Objector.Core.Law;

namespace Objector.Core.Letters;

/// <summary>The letters for a Meta that stays silent or says no: a reminder, an admonition, a complaint to the authority.</summary>
public static class EscalationLetters
{
    /// <summary>How much longer the letters give: datenanfragen.de gives two weeks, and so do we.</summary>
    public const int DaysMore = 14;

    /// <summary>Names the date that was missed.</summary>
    public static string Reminder(Submission submission, Filing filing, DateOnly today) =>
        Write("reminder", submission, [], filing, [], today);

    /// <param name="grievances">What Meta did wrong; not empty.</param>
    /// <exception cref="ArgumentException">No grievance.</exception>
    public static string Admonition(Submission submission, IReadOnlyList<Exhibit> evidence, Filing filing, IReadOnlyCollection<Grievance> grievances, DateOnly today) =>
        grievances.Count > 0
            ? Write("admonition", submission, evidence, filing, grievances, today)
            : throw new ArgumentException("An admonition needs a grievance.", nameof(grievances));

    /// <summary>To the authority, in a language that it takes and within its limits, with what happened and the exhibits.</summary>
    /// <returns>Null where the facts name no authority.</returns>
    public static Complaint? Complaint(
        Submission submission, IReadOnlyList<Exhibit> evidence, Filing filing, IReadOnlyCollection<Grievance> grievances, IEnumerable<CaseEvent> events, DateOnly today)
    {
        var jurisdiction = Jurisdictions.For(submission.Country);
        if (jurisdiction.Authority is not { } authority)
            return null;

        var (language, note) = Language(submission, authority);
        var values = Values(submission, evidence, jurisdiction, filing, grievances, language, today);
        values["addressee"] = authority.Address is { } address ? $"{authority.Name}\n{address}" : authority.Name;
        values["forwards"] = authority.ForwardsToLead;
        values["chronology"] = Chronology.Of(events, language);
        var (text, cut) = Fit(Drafting.Prefix(jurisdiction), language, values, authority.MaxCharacters);
        return new Complaint(language.Title(text), text, language.Code, [.. new[] { note, cut }.OfType<LocalizableText>()]);
    }

    private static string Write(
        string letter, Submission submission, IReadOnlyList<Exhibit> evidence, Filing filing, IReadOnlyCollection<Grievance> grievances, DateOnly today)
    {
        var jurisdiction = Jurisdictions.For(submission.Country);
        var language = LetterLanguage.For(submission.Language);
        return language.Render($"{Drafting.Prefix(jurisdiction)}-{letter}", Values(submission, evidence, jurisdiction, filing, grievances, language, today));
    }

    private static Dictionary<string, object> Values(
        Submission submission, IReadOnlyList<Exhibit> evidence, Jurisdiction jurisdiction, Filing filing, IReadOnlyCollection<Grievance> grievances, LetterLanguage language, DateOnly today)
    {
        var values = LetterValues.For(submission, evidence, jurisdiction, language, today);
        values["filed"] = language.Say(filing.On);
        values["due"] = language.Say(filing.Due);
        values["byLaw"] = filing.ByLaw;
        values["lastDay"] = language.Say(today.AddDays(DaysMore));
        values["reference"] = LetterValues.Line(filing.Reference ?? "");
        foreach (var grievance in Enum.GetValues<Grievance>())
            values[LetterValues.Word(grievance)] = grievances.Contains(grievance);
        return values;
    }

    /// <summary>The person's own language where the authority takes it; else one that it takes and we write; else English, with a word about it.</summary>
    private static (LetterLanguage Language, LocalizableText? Note) Language(Submission submission, Authority authority)
    {
        var possible = authority.Languages.Where(LetterLanguage.Codes.Contains).ToList();
        if (possible.Contains(submission.Language))
            return (LetterLanguage.For(submission.Language), authority.LanguagesVerified ? null : new LocalizableText(Messages.LanguageUnverified));
        if (possible.Count > 0)
            return (LetterLanguage.For(possible[0]), Messages.LanguageOfAuthority);
        return (LetterLanguage.For("en"), authority.Languages.IsEmpty
            ? Messages.LanguageUnknown
            : new LocalizableText(Messages.LanguageMissing, string.Join(", ", authority.Languages)));
    }

    /// <summary>Leaves out what matters least, first the person's own account of it, until the text fits.</summary>
    private static (string Text, LocalizableText? Note) Fit(string prefix, LetterLanguage language, Dictionary<string, object> values, int? limit)
    {
        var text = language.Render($"{prefix}-complaint", values);
        if (limit is not { } most || text.Length <= most)
            return (text, null);

        var note = new LocalizableText(Messages.ComplaintCut, most);
        var over = text.Length - most;
        var details = (string)values["details"];
        values["details"] = TextLimits.AtMost(details, details.Length - over);
        values["sensitive"] = TextLimits.AtMost((string)values["sensitive"], most / 10);
        text = language.Render($"{prefix}-complaint", values);
        if (text.Length > most)
        {
            values["hasExhibits"] = false;
            foreach (var circumstance in Enum.GetValues<Circumstance>())
                values[LetterValues.Word(circumstance)] = false;
            text = language.Render($"{prefix}-complaint", values);
        }

        return (TextLimits.AtMost(text, most), note);
    }
}

/// <summary>A complaint to the authority.</summary>
/// <param name="Language">ISO 639-1.</param>
/// <param name="Notes">What to know about its language and length.</param>
public sealed record Complaint(string Title, string Text, string Language, ImmutableArray<LocalizableText> Notes);
