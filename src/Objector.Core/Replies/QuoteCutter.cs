using System.Text.RegularExpressions;

namespace Objector.Core.Replies;

/// <summary>Tells a mail's own words from those it quotes. What is forwarded is no quote: it is what the sender wants to be read.</summary>
internal static partial class QuoteCutter
{
    // "On 3 March 2026 at 10:00, Objector wrote:", as the mail programs of several languages say it.
    private static readonly (string Start, string Verb)[] Attributions =
    [
        ("On ", " wrote"), ("Am ", " schrieb"), ("Le ", " a écrit"), ("El ", " escribió"), ("Il ", " ha scritto"), ("Op ", " schreef"), ("Em ", " escreveu"),
    ];

    // The first two lines of the headers that Outlook puts above a quote.
    private static readonly (string From, string[] Next)[] HeaderBlocks =
    [
        ("From:", ["Sent:", "Date:"]), ("Von:", ["Gesendet:", "Datum:"]), ("De:", ["Enviado", "Envoyé", "Date"]), ("De :", ["Envoyé", "Date"]),
        ("Da:", ["Inviato:", "Data:"]), ("Van:", ["Verzonden:", "Datum:"]),
    ];

    public static string Cut(string text, string subject)
    {
        var lines = text.Split('\n');
        var own = Own(lines).ToList();
        return string.Join('\n', ForwardSubject().IsMatch(subject) || own.Any(line => ForwardLine().IsMatch(line)) ? lines.Select(Unquoted) : own);
    }

    private static IEnumerable<string> Own(string[] lines)
    {
        for (var at = 0; at < lines.Length; at++)
        {
            var line = lines[at];
            if (line.StartsWith('>'))
                continue;
            if (line is "--" || OriginalLine().IsMatch(line) || IsHeaderBlock(lines, at) || (RuleLine().IsMatch(line) && IsHeaderBlock(lines, at + 1)))
                yield break;

            var attribution = AttributionLength(lines, at);
            if (attribution == 0)
                yield return line;
            else if (lines.Skip(at + attribution).FirstOrDefault(next => next.Length > 0)?.StartsWith('>') is not true)
                // The quote is not marked, so nobody can tell where it ends.
                yield break;
            else
                at += attribution - 1;
        }
    }

    private static int AttributionLength(string[] lines, int at)
    {
        foreach (var (start, verb) in Attributions)
        {
            if (!lines[at].StartsWith(start, StringComparison.Ordinal))
                continue;
            for (var length = 1; length <= 3 && at + length <= lines.Length; length++)
            {
                var joined = string.Join(' ', lines.Skip(at).Take(length));
                if (joined.Length <= 300 && joined.EndsWith(':') && joined.Contains(verb, StringComparison.Ordinal) && TimeOfDay().IsMatch(joined))
                    return length;
            }
        }

        return 0;
    }

    private static bool IsHeaderBlock(string[] lines, int at) =>
        at + 1 < lines.Length
        && HeaderBlocks.Any(block => lines[at].StartsWith(block.From, StringComparison.Ordinal) && block.Next.Any(next => lines[at + 1].StartsWith(next, StringComparison.Ordinal)));

    private static string Unquoted(string line) => line.StartsWith("> ", StringComparison.Ordinal) ? line[2..] : line.StartsWith('>') ? line[1..] : line;

    [GeneratedRegex(@"^\s*(fwd?|wg|tr|rv|enc|i|vb|doorst)\s*:", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ForwardSubject();

    [GeneratedRegex(@"^(-{5,} ?(forwarded message|weitergeleitete nachricht|message transféré|mensaje reenviado|messaggio inoltrato|doorgestuurd bericht)|begin forwarded message:|anfang der weitergeleiteten nachricht:|début du message (réexpédié|transféré))", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ForwardLine();

    [GeneratedRegex(@"^-{2,} ?(original message|ursprüngliche nachricht|message d'origine|mensaje original|messaggio originale|oorspronkelijk bericht) ?-{2,}$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OriginalLine();

    [GeneratedRegex(@"^_{10,}$")]
    private static partial Regex RuleLine();

    [GeneratedRegex(@"\d{1,2}[:.h]\d{2}")]
    private static partial Regex TimeOfDay();
}
