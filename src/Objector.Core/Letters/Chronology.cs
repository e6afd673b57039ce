using Objector.Core.Cases;
using Objector.Core.InboundEmail;

namespace Objector.Core.Letters;

/// <param name="What"><c>filed</c>, <c>deadline</c>, <c>reply</c>, <c>reminder</c>, <c>admonition</c> or <c>complaint</c>.</param>
/// <param name="Detail">Meta's reference, where it gave one; else empty.</param>
/// <param name="Words">What Meta's reply came to; else empty.</param>
internal sealed record ChronologyEntry(string Date, string What, string Detail, string Words);

/// <summary>What happened between the person and Meta, written from the timeline, by date.</summary>
internal static class Chronology
{
    public static ChronologyEntry[] Of(IEnumerable<CaseEvent> events, LetterLanguage language) =>
        [.. Entries(events).OrderBy(entry => entry.On).Select(entry => new ChronologyEntry(
            language.Say(entry.On), entry.What, entry.Detail, entry.Reply is { } kind ? language.Words.Replies[LetterValues.Word(kind)] : ""))];

    private static IEnumerable<(DateOnly On, string What, string Detail, ReplyKind? Reply)> Entries(IEnumerable<CaseEvent> events)
    {
        Filing? filing = null;
        foreach (var happened in events)
        {
            switch (happened)
            {
                case RequestFiled e:
                    filing = e.Filing;
                    yield return (e.Filing.On, "filed", LetterValues.Line(e.Filing.Reference ?? ""), null);
                    break;
                case ReplyLogged e:
                    if (filing is not null && e.ExtendedTo is { } later)
                        filing = filing with { Due = later };
                    yield return (e.ReceivedOn, "reply", "", e.Kind);
                    break;
                case IdentityAnswered e:
                    filing = e.Filing;
                    break;
                case DeadlinePassed when filing is not null:
                    yield return (filing.Due, "deadline", "", null);
                    break;
                case LetterSent e:
                    yield return (e.On, LetterValues.Word(e.Rung), "", null);
                    break;
            }
        }
    }
}
