using MimeKit;
using MimeKit.Tnef;

namespace Objector.Core.InboundEmail;

/// <summary>The parts of a mail, also those in Outlook's own envelope (winmail.dat).</summary>
internal static class MailParts
{
    /// <summary>An attached mail is one part; its own are not listed.</summary>
    public static IEnumerable<MimeEntity> Of(MimeMessage message) => message.BodyParts.SelectMany(part => part is TnefPart envelope ? Unwrapped(envelope)?.BodyParts ?? [] : [part]);

    /// <returns>Null where the envelope is broken.</returns>
    public static MimeMessage? Unwrapped(TnefPart envelope)
    {
        try
        {
            return envelope.Content is null ? null : envelope.ConvertToMessage();
        }
        // MimeKit's reader of a broken envelope throws what it happens to trip over.
        catch (Exception broken) when (broken is FormatException or ArgumentException or InvalidOperationException or NotSupportedException or IOException or OverflowException or IndexOutOfRangeException or NullReferenceException or InvalidCastException)
        {
            return null;
        }
    }
}
