using System.Buffers;
using System.Text;
using MimeKit;

namespace Objector.Core.InboundEmail;

/// <summary>What a mail says.</summary>
/// <param name="Whole">All of it.</param>
/// <param name="New">What the person wrote, then what the mail passes on; without quotes and signature.</param>
/// <param name="Forwarded">Null where it passes nothing on.</param>
internal sealed record ExtractedText(string Whole, string New, ForwardedMail? Forwarded)
{
    /// <summary>In characters.</summary>
    public const int MaxLength = 100_000;

    private static readonly SearchValues<char> Unseen =
        SearchValues.Create([.. Enumerable.Range(0, 160).Select(code => (char)code).Where(c => char.IsControl(c) && c is not '\t'), '\u200b', '\u2060', '\ufeff', '\u034f', '\u00ad']);

    /// <summary>No attached mail more than this is read.</summary>
    private const int MostMails = 10;

    /// <param name="recipients">Whom the mail was for.</param>
    public static ExtractedText In(MimeMessage message, IReadOnlyList<string> recipients)
    {
        var ours = recipients.Where(address => !MailLine.NamesMeta(address)).ToList();
        var whole = All(message);
        var attached = Forwards.Attached(message, address => IsOurs(address, ours)).Take(MostMails).ToList();
        var inline = Of(whole, message.Subject ?? "", address => IsOurs(address, ours));
        return attached.Count == 0
            ? inline
            : inline with { New = Joined(attached.Select(mail => mail.Text).Prepend(inline.New)), Forwarded = attached.Find(mail => MailLine.NamesMeta(mail.From ?? "")) ?? attached[0] };
    }

    /// <param name="text">All that a mail's body says.</param>
    public static ExtractedText Of(string text) => Of(Clean(text), "", _ => false);

    /// <summary>All that a mail's body says, in plain lines.</summary>
    public static string All(MimeMessage message) => Clean(MailText.Of(message.Body));

    private static ExtractedText Of(string whole, string subject, Func<string, bool> isOurs)
    {
        var lines = new MailLines(whole.Split('\n'));
        var forward = InlineForward.In(lines, subject, isOurs);
        var mail = forward?.Mail is { } found ? found with { Text = found.Text.AtMost(MaxLength) } : null;
        return new(whole, Joined([QuoteCutter.Cut(forward?.Own ?? lines), mail?.Text ?? ""]), mail);
    }

    /// <summary>Ours is one of those that the mail went to, or our domain; a mail that the person copied to Meta makes Meta none of us.</summary>
    private static bool IsOurs(string address, IReadOnlyList<string> ours) =>
        !MailLine.NamesMeta(address) && Domain(address) is var domain && ours.Any(known => known == address || IsNear(Domain(known), domain));

    /// <summary>We write from one domain and are answered at another below it, or beside it.</summary>
    private static bool IsNear(string one, string other) =>
        one == other || one.EndsWith($".{other}", StringComparison.Ordinal) || other.EndsWith($".{one}", StringComparison.Ordinal)
        || (one.Split('.', 2) is [_, var parent] && parent.Contains('.') && other.EndsWith($".{parent}", StringComparison.Ordinal));

    private static string Domain(string address) => address.Split('@')[^1];

    private static string Joined(IEnumerable<string> texts) => string.Join("\n\n", texts.Select(text => text.Trim()).Where(text => text.Length > 0)).AtMost(MaxLength);

    /// <summary>One kind of line end, nothing that cannot be seen, never more than two empty lines in a row.</summary>
    private static string Clean(string text)
    {
        var clean = new StringBuilder(Math.Min(text.Length, MaxLength));
        var empty = 0;
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            var start = clean.Length;
            Append(clean, line);
            empty = clean.Length == start ? empty + 1 : 0;
            if (empty <= 2)
                clean.Append('\n');
            if (clean.Length > MaxLength)
                break;
        }

        return clean.Length == 0 ? "" : clean.ToString(0, clean.Length - 1).AtMost(MaxLength);
    }

    private static void Append(StringBuilder clean, ReadOnlySpan<char> line)
    {
        if (line.ContainsAny(Unseen))
            line = string.Concat(line.ToString().Where(c => !Unseen.Contains(c)));
        clean.Append(line.TrimEnd());
    }
}
