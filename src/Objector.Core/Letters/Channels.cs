using System.Collections.Immutable;
using Objector.Core.Cases;
using Objector.Core.Law;

namespace Objector.Core.Letters;

/// <summary>Fills each channel's fields with the text to paste.</summary>
internal static class Channels
{
    // The entry to choose: its wording changes, so the words that stay are told.
    private const string Option = "{{ option }}";

    // An account where it is, and its form.
    private static readonly ImmutableDictionary<string, ImmutableArray<Platform>> Serves = ImmutableDictionary<string, ImmutableArray<Platform>>.Empty
        .Add("facebook-objection", [Platform.Facebook])
        .Add("instagram-objection", [Platform.Instagram, Platform.Threads]);

    public static ImmutableArray<Channel> For(
        Route route, Submission submission, Jurisdiction jurisdiction, LetterLanguage language, IReadOnlyDictionary<string, object> values, string letter, DateOnly today)
    {
        var platforms = submission.Particulars?.Platforms ?? [];
        var ids = route.Channels.Where(id => platforms.IsEmpty || !Serves.TryGetValue(id, out var served) || served.Any(platforms.Contains)).ToList();
        if (submission.Kind == RequestKind.Object && jurisdiction.MetaForm && platforms.Contains(Platform.WhatsApp))
            ids.Insert(Math.Min(ids.Count, ids.TakeWhile(Serves.ContainsKey).Count()), "whatsapp-ai");

        var pasted = Pasted(submission, jurisdiction, language, values, letter);
        return [.. ids.Select(id => Fill(id, submission.Kind, jurisdiction.IsGdpr, language, pasted, today))];
    }

    /// <summary>Ways that other guides name and that do not work.</summary>
    public static ImmutableArray<DeadChannel> Dead(DateOnly today) =>
        [.. ChannelFacts.All.Values.Where(channel => channel.IsDead).Select(channel => new DeadChannel(channel.Name, channel.Url, channel.Warning(today)!))];

    private static Dictionary<string, object> Pasted(
        Submission submission, Jurisdiction jurisdiction, LetterLanguage language, IReadOnlyDictionary<string, object> values, string letter)
    {
        var name = LetterValues.Line(submission.Name);
        var space = name.LastIndexOf(' ');
        var exhibits = (Exhibit[])values["exhibits"];
        return new Dictionary<string, object>(values)
        {
            ["firstName"] = space < 0 ? name : name[..space],
            ["lastName"] = space < 0 ? name : name[(space + 1)..],
            ["reason"] = language.Render("_reasons", values),
            ["context"] = language.Render("_context", values),
            ["prompts"] = submission.Prompts.IsEmpty ? language.Words.NoPrompts : language.Render("_prompts", values),
            ["exhibits"] = exhibits.Length == 0 ? language.Words.NoExhibits : string.Join(", ", exhibits.Select(exhibit => exhibit.Name)),
            ["letter"] = letter,
            ["postalAddress"] = jurisdiction.Company.PostalAddress,
        };
    }

    private static Channel Fill(string id, RequestKind kind, bool europe, LetterLanguage language, Dictionary<string, object> pasted, DateOnly today)
    {
        var facts = ChannelFacts.All[id];
        // An objection where the form has no entry for it asks for the deletion.
        var option = facts.Option(kind, europe) ?? facts.Option(RequestKind.Delete, europe);
        var values = new Dictionary<string, object>(pasted) { ["option"] = option?.Wording ?? "" };
        return new Channel(
            id,
            facts.Name,
            facts.Url,
            facts.OtherUrls,
            facts.LoginNote,
            facts.Login,
            facts.Covers,
            facts.Expect,
            facts.StatusNote is { } status && !facts.IsDead ? facts.NotPromised.Add(status) : facts.NotPromised,
            [.. facts.Fields.Select(field => Fill(field, language, values, option is null ? [] : facts.Stems.GetValueOrDefault(option.Kind, []))).Where(field => field.Paste is not "")],
            facts.Warning(today),
            facts.Sources);
    }

    private static ChannelField Fill(FieldFacts field, LetterLanguage language, Dictionary<string, object> values, ImmutableArray<string> stems)
    {
        ImmutableArray<LocalizableText> notes = field.Note is { } note ? [note] : [];
        if (field.Paste == Option)
            return new ChannelField(field.Label, language.Paste(field.Paste, values), [.. notes, new(Messages.EntryHasWords, string.Join(" / ", stems))]);
        if (field.Paste is null)
            return new ChannelField(field.Label, null, notes);
        var text = TextLimits.AtLeast(language.Paste(field.Paste, values), field.Least, language.Words.Filler);
        var cut = TextLimits.AtMost(text, field.Limit);
        return new ChannelField(field.Label, cut, cut == text ? notes : [.. notes, new(Messages.FieldCut, field.Limit!)]);
    }
}
