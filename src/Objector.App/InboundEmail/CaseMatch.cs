using Objector.App.Email;
using Objector.Core.Cases;
using Objector.Core.InboundEmail;

namespace Objector.App.InboundEmail;

/// <summary>Whose a mail is, and by what it shows.</summary>
/// <param name="Cases">Empty: nobody's. Several: only they can say.</param>
/// <param name="By">The sign, in a few words.</param>
public sealed record CaseMatch(IReadOnlyList<CaseId> Cases, string By)
{
    private static readonly CaseMatch None = new([], "nothing");

    /// <summary>The reply address it was sent to; else the mail of ours that it answers; else a link of ours that it quotes.</summary>
    public static CaseMatch Of(IncomingMail mail, CaseLinks links)
    {
        (string By, IEnumerable<CaseId> Cases)[] signs =
        [
            ("the reply address", mail.Recipients.Select(links.ReadReplyAddress).OfType<CaseId>()),
            ("the mail it answers", mail.Thread.Select(links.ReadMessageId).OfType<(CaseId Case, string)>().Select(ours => ours.Case)),
            ("a link that it quotes", links.InText(mail.Whole)),
        ];
        foreach (var (by, cases) in signs)
        {
            if (cases.Distinct().ToList() is { Count: > 0 } found)
                return new CaseMatch(found, by);
        }

        return None;
    }
}
