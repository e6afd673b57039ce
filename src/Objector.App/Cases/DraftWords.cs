using Objector.Core.Letters;

namespace Objector.App.Cases;

/// <param name="Fact">Whether it is a fact of the data's, in English in every language.</param>
public sealed record Sentence(string Text, bool Fact);

/// <summary>A draft in words for the person, in the current language.</summary>
public static class DraftWords
{
    public static string Of(FilingStep step) => step.Channel is { } channel ? Words.Case[$"filing.{step.What}", channel] : Words.Case[$"filing.{step.What}"];

    /// <summary>What the request can and cannot reach; where it is not available, why not and what there is instead.</summary>
    public static IEnumerable<Sentence> Of(Reach reach)
    {
        if (!reach.Available)
            yield return new(Words.Case["reach.unavailable"], Fact: false);
        if (reach.Route is { } route)
            yield return new(route, Fact: true);
        if (reach.OnlySomeRegions)
            yield return new(Words.Case["reach.onlySomeRegions"], Fact: false);
        if (reach.Basis is { } basis)
            yield return new(Words.Case[$"basis.{basis}", [.. reach.Values]], Fact: false);
        if (reach.Note is { } note)
            yield return new(note, Fact: true);
        if (reach.Instead is { } instead)
            yield return new(instead, Fact: true);
    }

    public static string Explanation(Draft draft) => string.Join(' ', Of(draft.Reach).Select(sentence => sentence.Text));

    /// <summary>For programs.</summary>
    public static object Json(Draft draft) => new
    {
        draft.Available,
        Explanation = Explanation(draft),
        draft.Law,
        Steps = draft.Steps.Select(Of),
        draft.Channels,
        draft.Dead,
        draft.Settings,
        draft.Title,
        draft.Letter,
        draft.Language,
        draft.More,
        Deadline = DeadlineWords.Json(draft.Deadline),
        draft.Authority,
    };
}
