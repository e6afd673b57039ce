using System.Text;
using Objector.Core.InboundEmail;

namespace Objector.App.InboundEmail;

/// <summary>A mail of the pen as far as it can be read.</summary>
/// <param name="To">Every address it was for.</param>
/// <param name="New">What was written for it.</param>
/// <param name="Whole">All of its text, quotes included.</param>
public sealed record HeldMailText(string? From, IReadOnlyList<string> To, string Subject, string New, string Whole)
{
    public static HeldMailText Read(byte[] raw)
    {
        try
        {
            if (IncomingMail.Read(raw) is { } mail)
                return new(mail.From, mail.Recipients, mail.Subject, mail.NewText, mail.Whole);
        }
        // It may be here because reading it fails: it is shown as it came.
        catch (Exception)
        {
        }

        var text = InboundMailProcessor.Cut(Encoding.UTF8.GetString(raw));
        return new(null, [], "", text, text);
    }
}
