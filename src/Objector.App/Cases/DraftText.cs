using Objector.App.Web;
using Objector.Core.Letters;

namespace Objector.App.Cases;

/// <summary>A draft that is <see cref="FactTranslations"/> already, in words for the person, in the current language.</summary>
public static class DraftText
{
    public static string Of(FilingStep step) => step.Channel is { } channel ? Texts.Case[$"filing.{step.What}", channel] : Texts.Case[$"filing.{step.What}"];

    /// <summary>What the request can and cannot reach; where it is not available, why not and what there is instead.</summary>
    public static IEnumerable<string> Of(Availability reach)
    {
        if (!reach.Available)
            yield return Texts.Case["reach.unavailable"];
        if (reach.Route is { } route)
            yield return route;
        if (reach.OnlySomeRegions)
            yield return Texts.Case["reach.onlySomeRegions"];
        if (reach.Basis is { } basis)
            yield return Texts.Case[$"basis.{basis}", [.. reach.Values.Select(value => value is string code ? CountryOptions.NameOf(code) ?? code : value)]];
        if (reach.Note is { } note)
            yield return note;
        if (reach.Instead is { } instead)
            yield return instead;
    }

    public static string Explanation(Draft draft) => string.Join(' ', Of(draft.Reach));

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
        Deadline = DeadlineText.Json(draft.Deadline),
        draft.Authority,
    };
}
