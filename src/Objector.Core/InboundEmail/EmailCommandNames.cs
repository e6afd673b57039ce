using System.Globalization;

namespace Objector.Core.InboundEmail;

/// <summary>The words with which a person commands by mail, as our own mails name them; <see cref="EmailCommand"/> understands each.</summary>
/// <remarks>The language is a code of ISO 639-1; English is spoken where instructions.json has no words of it.</remarks>
public static class EmailCommandNames
{
    public static string Sent(string language) => EmailCommandPhrases.Of("sent", language).ToUpperInvariant();

    public static string Stop(string language) => EmailCommandPhrases.Of("stop", language).ToUpperInvariant();

    public static string Undo(string language) => EmailCommandPhrases.Of("undo", language).ToUpperInvariant();

    public static string Snooze(string language, int days) => string.Create(CultureInfo.InvariantCulture, $"{EmailCommandPhrases.Pause(language).ToUpperInvariant()} {days}");
}
