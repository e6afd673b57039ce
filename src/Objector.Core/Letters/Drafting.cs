using System.Collections.Immutable;
using System.Globalization;
using Objector.Core.Cases;
using Objector.Core.Rights;

namespace Objector.Core.Letters;

/// <summary>Drafts a request for the law that protects the person, and for the channel that takes it.</summary>
public static class Drafting
{
    // datenanfragen.de gives two weeks more, and so do we.
    private const int DaysMore = 14;

    public static Draft Write(Submission submission, IReadOnlyList<Exhibit> evidence, DateOnly today)
    {
        var jurisdiction = Jurisdictions.For(submission.Country);
        var route = Route.For(submission.Kind, jurisdiction.Family, submission.Accounts.Length > 0);
        var facts = Values(submission, evidence, jurisdiction, today);
        var letter = Templates.Letter($"{Prefix(jurisdiction)}-{Word(submission.Kind)}", facts);
        facts["letter"] = letter;

        var channels = route.Channels.Select(id => Channel(id, facts)).ToImmutableArray();
        return new Draft(
            route.Available,
            route.Explanation,
            Steps(channels[0], evidence.Count > 0),
            channels,
            [.. Route.Beyond.Select(beyond => new Advice(beyond.Text, beyond.Url))],
            letter.Split('\n').First(line => line.StartsWith("Subject: ", StringComparison.Ordinal))["Subject: ".Length..],
            letter);
    }

    /// <summary>The follow-up: names the date that was missed, gives two more weeks, and says what comes then.</summary>
    /// <param name="filed">The day on which Meta got the request.</param>
    /// <param name="due">The day by which it had to answer.</param>
    /// <param name="reference">Meta's number for the request, where there is one.</param>
    public static string FollowUp(Submission submission, DateOnly filed, DateOnly due, string? reference, DateOnly today)
    {
        var jurisdiction = Jurisdictions.For(submission.Country);
        var facts = Values(submission, [], jurisdiction, today);
        facts["filed"] = Say(filed);
        facts["due"] = Say(due);
        facts["lastDay"] = Say(today.AddDays(DaysMore));
        facts["referenceLine"] = reference is null ? "" : $", your reference {Line(reference)}";
        return Templates.Letter($"{Prefix(jurisdiction)}-followup", facts);
    }

    private static ImmutableArray<string> Steps(Channel first, bool hasEvidence) =>
    [
        first.Login is { } login ? login : "You need no account and no login for this.",
        first.Url is null ? "Print the letter." : $"Open the form: {first.Name}.",
        "Paste the texts below, field by field.",
        .. hasEvidence ? ["Upload the screenshots where the form asks for them: they are attached to our mail."] : Array.Empty<string>(),
        "Send it, and keep what Meta shows or mails you: a screenshot of the confirmation, the code mail, the reference number.",
        "Tell us that you have filed it: the days count from then.",
    ];

    private static Channel Channel(string id, Dictionary<string, object> facts)
    {
        var channel = ChannelFacts.For(id);
        var others = channel.OtherUrls.Count == 0 ? "" : $" If the form is gone, try {string.Join(" or ", channel.OtherUrls)}.";
        return new Channel(
            id, channel.Name, channel.Url, channel.Login, channel.Expect + others, [.. channel.Fields.Select(field => Field(field, facts))], channel.Sources);
    }

    private static ChannelField Field(FieldFacts field, Dictionary<string, object> facts)
    {
        var text = Fitting.AtLeast(Templates.Text(field.Paste, facts), field.Least);
        var cut = Fitting.AtMost(text, field.Limit);
        var note = cut == text ? field.Note : $"{field.Note} Cut to the {field.Limit} characters that the field takes: the whole text is in the letter.".Trim();
        return new ChannelField(field.Label, cut, note);
    }

    private static Dictionary<string, object> Values(Submission submission, IReadOnlyList<Exhibit> evidence, Jurisdiction jurisdiction, DateOnly today)
    {
        var prompts = string.Join("\n\n", submission.Prompts.Select((pair, index) => $"Prompt {index + 1}: {pair.Prompt}\nAnswer {index + 1}: {pair.Response}"));
        var grounds = submission.Details.Length > 0
            ? submission.Details
            : "I did not consent to this use, and I do not expect what concerns me to become part of a machine that anyone can question.";
        var (europe, everybody) = Route.Option(submission.Kind);
        return new Dictionary<string, object>
        {
            ["kind"] = Word(submission.Kind),
            ["kindName"] = Name(submission.Kind),
            ["law"] = jurisdiction.Law,
            ["name"] = Line(submission.Name),
            ["email"] = Line(submission.Email),
            ["country"] = Countries.Find(submission.Country)!,
            ["accounts"] = Line(submission.Accounts),
            ["grounds"] = grounds,
            ["reason"] = grounds,
            ["hasPrompts"] = prompts.Length > 0,
            ["promptBlock"] = prompts.Length > 0 ? prompts : "The screenshots show it.",
            ["prompts"] = prompts.Length > 0 ? prompts : "None: see the screenshots and the context.",
            ["hasExhibits"] = evidence.Count > 0,
            ["exhibits"] = evidence.Count > 0 ? string.Join(", ", evidence.Select(exhibit => exhibit.Name)) : "none",
            ["optionEu"] = europe,
            ["option"] = everybody,
            ["controllerAddress"] = (jurisdiction.Controller.PostalAddress ?? jurisdiction.Controller.Name).Replace(", ", "\n", StringComparison.Ordinal),
            ["postalAddress"] = jurisdiction.Controller.PostalAddress ?? jurisdiction.Controller.Name,
            ["authorityOrYours"] = jurisdiction.Authority?.Name ?? "the supervisory authority",
            ["today"] = Say(today),
            ["signature"] = $"Yours faithfully\n\n{Line(submission.Name)}",
        };
    }

    // GDPR and UK GDPR number their articles alike; the law's name is filled in.
    private static string Prefix(Jurisdiction jurisdiction) => jurisdiction.Family is "eu" or "uk" ? "gdpr" : "elsewhere";

    private static string Word(RequestKind kind) => kind.ToString().ToLowerInvariant();

    private static string Name(RequestKind kind) => kind switch
    {
        RequestKind.Object => "objection",
        RequestKind.Access => "access",
        RequestKind.Correct => "correction",
        RequestKind.Delete => "deletion",
        RequestKind.Concern => "concern about an AI answer",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No name for this."),
    };

    private static string Say(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    private static string Line(string text) => text.ReplaceLineEndings(" ").Trim();
}
