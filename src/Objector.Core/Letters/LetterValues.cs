using System.Globalization;
using Objector.Core.Cases;
using Objector.Core.Law;

namespace Objector.Core.Letters;

/// <summary>What the letters' templates may name. What people wrote is data in them, never template.</summary>
internal static class LetterValues
{
    public static Dictionary<string, object> For(Submission submission, IReadOnlyList<Exhibit> evidence, Jurisdiction jurisdiction, LetterLanguage language, DateOnly today)
    {
        var particulars = submission.Particulars ?? RequestDetails.None;
        var right = jurisdiction.InForce(today) ? jurisdiction.Right(submission.Kind) : Right.Unknown;
        var deadline = Deadline.For(jurisdiction, today);
        var hasReasons = submission.Details.Length > 0 || !particulars.Circumstances.IsEmpty;
        var law = language.Words.Laws.GetValueOrDefault(jurisdiction.Law) ?? jurisdiction.Law;
        string Cite(Right said) => Citation(said).Replace(jurisdiction.Law, law, StringComparison.Ordinal);
        var values = new Dictionary<string, object>
        {
            ["kind"] = Word(submission.Kind),
            ["kindName"] = language.Words.Kinds[Word(submission.Kind)],
            ["law"] = law,
            ["given"] = right.Given,
            ["cite"] = Cite(right),
            ["byLaw"] = deadline.Statutory,
            ["answerBy"] = language.Say(deadline.Due),
            ["name"] = Line(submission.Name),
            ["email"] = Line(submission.Email),
            ["country"] = Countries.Name(submission.Country, language.Code),
            ["accounts"] = Line(submission.Accounts),
            ["details"] = submission.Details,
            ["hasReasons"] = hasReasons,
            ["noReasons"] = !hasReasons,
            ["sensitive"] = particulars.Sensitive,
            ["falsehood"] = particulars.Falsehood,
            ["product"] = Line(particulars.Product),
            ["seen"] = Line(particulars.Seen),
            ["prompts"] = submission.Prompts.ToArray(),
            ["hasPrompts"] = !submission.Prompts.IsEmpty,
            ["exhibits"] = evidence.ToArray(),
            ["hasExhibits"] = evidence.Count > 0,
            ["controller"] = jurisdiction.Company.Name,
            ["controllerAddress"] = WithoutName(jurisdiction.Company),
            ["addressee"] = jurisdiction.Company.PostalAddress,
            ["authority"] = jurisdiction.Authority?.Name ?? "",
            ["today"] = language.Say(today),
        };
        foreach (var kind in new[] { RequestKind.Object, RequestKind.Access, RequestKind.Correct, RequestKind.Delete })
            values[$"cite{kind}"] = jurisdiction.InForce(today) ? Cite(jurisdiction.Right(kind)) : "";
        foreach (var circumstance in Enum.GetValues<Circumstance>())
            values[Word(circumstance)] = particulars.Circumstances.Contains(circumstance);
        return values;
    }

    private static string WithoutName(Controller controller) =>
        string.Join(", ", controller.PostalAddress.Split('\n').Where(line => line != controller.Name));

    /// <summary>On one line, so that nothing typed can begin a line of its own.</summary>
    public static string Line(string text) => text.ReplaceLineEndings(" ").Trim();

    public static string Word<T>(T value)
        where T : struct, Enum
    {
        var name = value.ToString();
        return char.ToLower(name[0], CultureInfo.InvariantCulture) + name[1..];
    }

    /// <summary>An article that nobody has read in a named source is not cited: the letter then names the law only.</summary>
    private static string Citation(Right right) => right is { Given: true, Verified: true, Cite: { } cite } ? cite : "";
}
