namespace Objector.App.Email;

/// <summary>
/// How long a mail server is waited for. All of it together is shorter than a claim on a mail, or another host would send it, too.
/// </summary>
/// <param name="Command">The answer to a command before the mail.</param>
/// <param name="Begin">A free connection, the sign-in and all commands before the mail.</param>
/// <param name="Answer">The mail and the answer to it: RFC 5321 (4.5.3.2.6) would give it ten minutes, a claim lasts five.</param>
internal sealed record SmtpLimits(TimeSpan Command, TimeSpan Begin, TimeSpan Answer)
{
    public static readonly SmtpLimits Default = new(TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(45), TimeSpan.FromMinutes(3));

    /// <summary>How long a mail can take.</summary>
    public TimeSpan InAll => Begin + Answer;
}
