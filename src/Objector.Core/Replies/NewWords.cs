using MimeKit;

namespace Objector.Core.Replies;

/// <summary>What a mail says.</summary>
/// <param name="Whole">All of it.</param>
/// <param name="New">What the person wrote, then what the mail passes on; without quotes and signature.</param>
/// <param name="Forwarded">Null where it passes nothing on.</param>
internal sealed record NewWords(string Whole, string New, ForwardedMail? Forwarded)
{
    /// <summary>In characters.</summary>
    public const int MaxLength = 100_000;

    /// <summary>No attached mail more than this is read.</summary>
    private const int MostMails = 10;

    public static NewWords In(MimeMessage message)
    {
        var ours = Addresses(message);
        var whole = All(message);
        var attached = Forwards.Attached(message, address => IsOurs(address, ours)).Take(MostMails).ToList();
        var inline = Of(whole, message.Subject ?? "", address => IsOurs(address, ours));
        return attached.Count == 0
            ? inline
            : inline with { New = Joined(attached.Select(mail => mail.Text).Prepend(inline.New)), Forwarded = attached.Find(mail => MailLine.NamesMeta(mail.From ?? "")) ?? attached[0] };
    }

    /// <param name="text">All that a mail's body says.</param>
    public static NewWords Of(string text) => Of(Clean(text), "", _ => false);

    /// <summary>All that a mail's body says, in plain lines.</summary>
    public static string All(MimeMessage message) => Clean(MailText.Of(message.Body));

    private static NewWords Of(string whole, string subject, Func<string, bool> isOurs)
    {
        var lines = whole.Split('\n');
        var forward = InlineForward.In(lines, subject, isOurs);
        var mail = forward?.Mail is { } found ? found with { Text = Bounded(found.Text) } : null;
        return new(whole, Joined([QuoteCutter.Cut(forward?.Own ?? lines), mail?.Text ?? ""]), mail);
    }

    /// <summary>Ours is one of those that the mail went to, or our domain; a mail that the person copied to Meta makes Meta none of us.</summary>
    private static bool IsOurs(string address, IReadOnlyList<string> ours) =>
        !MailLine.NamesMeta(address) && Domain(address) is var domain && ours.Any(known => known == address || IsNear(Domain(known), domain));

    private static IReadOnlyList<string> Addresses(MimeMessage message) => [.. Addressees.Of(message).Where(address => !MailLine.NamesMeta(address))];

    /// <summary>We write from one domain and are answered at another below it, or beside it.</summary>
    private static bool IsNear(string one, string other) =>
        one == other || one.EndsWith($".{other}", StringComparison.Ordinal) || other.EndsWith($".{one}", StringComparison.Ordinal)
        || (one.Split('.', 2) is [_, var parent] && parent.Contains('.') && other.EndsWith($".{parent}", StringComparison.Ordinal));

    private static string Domain(string address) => address.Split('@')[^1];

    private static string Joined(IEnumerable<string> texts) => Bounded(string.Join("\n\n", texts.Select(text => text.Trim()).Where(text => text.Length > 0)));

    /// <summary>One kind of line end, nothing that cannot be seen, never more than two empty lines in a row.</summary>
    private static string Clean(string text)
    {
        var visible = string.Concat(text.ReplaceLineEndings("\n").Where(c => c is '\n' or '\t' || !(char.IsControl(c) || c is '\u200b' or '\u2060' or '\ufeff' or '\u034f' or '\u00ad')));
        var empty = 0;
        return Bounded(string.Join('\n', visible.Split('\n').Select(line => line.TrimEnd()).Where(line => (empty = line.Length == 0 ? empty + 1 : 0) <= 2)));
    }

    private static string Bounded(string text) =>
        text.Length <= MaxLength ? text : text[..(char.IsHighSurrogate(text[MaxLength - 1]) ? MaxLength - 1 : MaxLength)];
}
