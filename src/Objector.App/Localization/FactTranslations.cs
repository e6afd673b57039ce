using System.Collections.Immutable;
using System.Globalization;
using System.Resources;
using Objector.App.Cases;
using Objector.Core;
using Objector.Core.InboundEmail;
using Objector.Core.Law;
using Objector.Core.Letters;

namespace Objector.App;

/// <summary>
/// The facts, and what Core remarks on them, in the current language: <c>Facts.de.resx</c> has the German of each by its English text.
/// Laws, authorities, sources and what is pasted into a form keep their names.
/// </summary>
public static class FactTranslations
{
    private static readonly ResourceManager Resources = new("Objector.App.Localization.Resources.Facts", typeof(FactTranslations).Assembly);

    /// <returns>The English text itself where it has no other.</returns>
    public static string Of(string english) => In(Language.Current, english);

    public static string Of(LocalizableText remark) => In(Language.Current, remark);

    public static string In(Language language, string english) =>
        language == Language.English ? english : Resources.GetResourceSet(CultureInfo.GetCultureInfo(language.Code), createIfNotExists: true, tryParents: false)?.GetString(english) ?? english;

    public static string In(Language language, LocalizableText remark) => remark.Values.IsEmpty
        ? In(language, remark.Text)
        : string.Format(language.Culture, In(language, remark.Text), [.. remark.Values.Select(value => Value(language, value))]);

    public static Draft Of(Draft draft) => draft with
    {
        Reach = draft.Reach with { Route = Maybe(draft.Reach.Route), Note = Maybe(draft.Reach.Note), Instead = Maybe(draft.Reach.Instead) },
        Law = draft.Law with { Note = Maybe(draft.Law.Note) },
        Steps = [.. draft.Steps.Select(step => step with { Channel = Maybe(step.Channel) })],
        Channels = [.. draft.Channels.Select(Of)],
        Dead = [.. draft.Dead.Select(dead => dead with { Name = Of(dead.Name), Warning = Of(dead.Warning) })],
        Settings = [.. draft.Settings.Select(Of)],
        More = [.. draft.More.Select(letter => letter with { Name = Of(letter.Name) })],
        Authority = draft.Authority is { } authority ? Of(authority) : null,
    };

    public static Setting Of(Setting setting) => setting with
    {
        Name = Of(setting.Name),
        Where = Of(setting.Where),
        Does = Of(setting.Does),
        DoesNot = Of(setting.DoesNot),
        Fallback = Maybe(setting.Fallback),
    };

    public static AuthorityView Of(AuthorityView authority) => authority with { Sentences = Of(authority.Sentences), Warning = Maybe(authority.Warning) };

    private static Channel Of(Channel channel) => channel with
    {
        Name = Of(channel.Name),
        OtherUrls = [.. channel.OtherUrls.Select(other => other with { Note = Of(other.Note) })],
        Login = Maybe(channel.Login),
        Covers = Of(channel.Covers),
        Expect = Of(channel.Expect),
        NotPromised = [.. channel.NotPromised.Select(Of)],
        Fields = [.. channel.Fields.Select(field => field with { Label = Of(field.Label), Notes = Of(field.Notes) })],
        Warning = Maybe(channel.Warning),
    };

    private static ImmutableArray<LocalizableText> Of(ImmutableArray<LocalizableText> remarks) => [.. remarks.Select(remark => new LocalizableText(Of(remark)))];

    private static string? Maybe(string? english) => english is null ? null : Of(english);

    private static LocalizableText? Maybe(LocalizableText? remark) => remark is null ? null : new LocalizableText(Of(remark));

    private static object Value(Language language, object value) => value switch
    {
        LocalizableText remark => In(language, remark),
        ReplyKind kind => CaseText.In(language, kind),
        DateOnly day => Formatting.Day(day, language),
        int number => Formatting.Number(number, language),
        _ => value,
    };
}
