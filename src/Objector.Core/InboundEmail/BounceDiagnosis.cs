using System.Buffers;
using System.Text.RegularExpressions;

namespace Objector.Core.InboundEmail;

/// <summary>
/// Tells a bounce for good from one that may pass. For good is only what says that the address is wrong; a mailbox that is full, and a
/// server that did not like our mail, may take the next one. The codes are those of RFC 3463 and its registry, "Simple Mail Transfer
/// Protocol (SMTP) Enhanced Status Codes", at IANA.
/// </summary>
internal static partial class BounceDiagnosis
{
    private const int MaxReason = 500;
    // Most lines hold no code at all, and a plain search is the quicker to say so.
    private static readonly SearchValues<string> CodeStarts = SearchValues.Create(["4.", "5."], StringComparison.Ordinal);

    /// <param name="status">The enhanced status code; null where there is none.</param>
    /// <param name="reason">What the mail server said.</param>
    /// <param name="report">What the whole report says: counts where the reason alone says nothing. Null where the reason is all there is.</param>
    public static bool IsHard(string? status, string reason, ReportWords? report)
    {
        if ((status ?? ReplyOf(reason) ?? "5")[0] == '4' || status is not null && IsOfOurAddress(status))
            return false;
        var words = Words(reason);
        report ??= words;
        if ((Verdict(words) ?? Verdict(report)) is { } verdict)
            return verdict;
        return status is not null ? !SaysNothingOfTheAddress(status)
            // 552: too much for the mailbox (RFC 5321, 4.2.3).
            : ReplyOf(reason) is { } reply ? reply is not "552"
            : report.Permanent is not null;
    }

    /// <returns>What the words say, which counts more than the code: 5.1.1 is said of full mailboxes, and 5.7.1 of unknown ones.</returns>
    private static bool? Verdict(ReportWords words) =>
        (words.NotTheAddress ?? words.Delayed) is not null ? false
        : words.Nobody is not null ? true
        : null;

    private static ReportWords Words(string text) => ReportWords.In(AutomatedPhrases.Plain(text));

    /// <returns>The more exact of what the report says and what the server's words say: many reports turn all into 5.0.0.</returns>
    public static string? Better(string? status, string words) =>
        status is null || (status.EndsWith(".0.0", StringComparison.Ordinal) && Status(words)?[0] == status[0]) ? Status(words) ?? status : status;

    /// <returns>The first enhanced status code of a failure; null where there is none.</returns>
    public static string? Status(string text) => text.AsSpan().ContainsAny(CodeStarts) && EnhancedCode().Match(text) is { Success: true } match ? match.Groups[1].Value : null;

    /// <returns>The first mail address, without its angle brackets; null where there is none.</returns>
    public static string? Address(string text) => Addresses(text).FirstOrDefault();

    public static IEnumerable<string> Addresses(string text)
    {
        for (var (from, at) = (0, text.IndexOf('@')); at >= 0; at = text.IndexOf('@', from))
        {
            // Most of a text is far from any "@", and is not gone over letter by letter.
            var start = from + text.AsSpan(from, at - from).LastIndexOfAny(" \n") + 1;
            if (AnyAddress().Match(text, start) is not { Success: true } match)
                yield break;
            yield return match.Value;
            from = match.Index + match.Length;
        }
    }

    /// <returns>The line that gives the reason, the first with a code or a known phrase; empty where none does.</returns>
    public static string Line(string text)
    {
        var reason = From(text, line => Status(line) is not null || ReplyOf(line) is not null)
            ?? From(text, line => Words(line) is var said && (said.Nobody ?? said.NotTheAddress) is not null)
            ?? text.Trim().Split('\n', 2)[0].TrimEnd();
        return reason.AtMost(MaxReason);
    }

    /// <returns>The first line that fits, and the next, for the words of a server often go on there; null where none fits.</returns>
    private static string? From(string text, Func<string, bool> fits)
    {
        string? found = null;
        foreach (var range in text.AsSpan().Split('\n'))
        {
            var line = text.AsSpan(range).Trim();
            if (found is not null && !line.IsEmpty)
                return $"{found} {line}";
            if (found is null && !line.IsEmpty && line.ToString() is var first && fits(first))
                found = first;
        }

        return found;
    }

    private static string? ReplyOf(string text) => text.AsSpan().ContainsAny('4', '5') && ReplyCode().Match(text) is { Success: true } match ? match.Groups[1].Value : null;

    /// <summary>X.1.7 and X.1.8: it is the sender's address that is bad.</summary>
    private static bool IsOfOurAddress(string status) => status is "5.1.7" or "5.1.8";

    /// <summary>
    /// The mailbox is full or the mail too big for it (X.2.2, X.2.3, X.3.4), a time ran out (X.4.7), the content (X.6) or we (X.7: policy,
    /// reputation, spam) were not wanted.
    /// </summary>
    private static bool SaysNothingOfTheAddress(string status) =>
        status is "5.2.2" or "5.2.3" or "5.3.4" or "5.4.7" || status.StartsWith("5.6.", StringComparison.Ordinal) || status.StartsWith("5.7.", StringComparison.Ordinal);

    // Neither a part of a version nor of an address of the internet.
    [GeneratedRegex(@"(?<![\w.])([45]\.\d{1,3}\.\d{1,3})(?:\.?[^\w.]|\.*$|\.{2})")]
    private static partial Regex EnhancedCode();

    // A reply of RFC 5321, 4.2: only codes that are in use, so that no number of days or bytes is taken for one.
    [GeneratedRegex(@"(?<![\w.])(4(?:21|22|3[0-2]|4[1-79]|5[0-5]|7[1-9])|5(?:0[0-4]|1[0-7]|2[0-5]|3[0-9]|4[0-6]|5[0-9]|7[0-9]))(?:[ -]+(?:#?[45]\.\d|[\p{L}<(\[""'*])|:|$)")]
    private static partial Regex ReplyCode();

    // Bounded: a text of a million letters and no "@" is gone over once.
    [GeneratedRegex(@"(?<![\w.+=&'/~!#$%*?^{}|-])[\w.+=&'/~!#$%*?^{}|-]{1,256}@[\w-]+(?:\.[\w-]+)+")]
    private static partial Regex AnyAddress();
}
