using MailKit.Security;

namespace Objector.App.Email;

/// <summary>
/// How the connection to a mail server is secured. <see cref="Auto"/> decides by port and by what the server offers, and may end up
/// with nothing.
/// </summary>
public enum MailSecurity
{
    Auto,
    None,
    StartTls,
    Tls,
}

internal static class MailSecurities
{
    public static SecureSocketOptions ForMailKit(this MailSecurity security) => security switch
    {
        MailSecurity.None => SecureSocketOptions.None,
        MailSecurity.StartTls => SecureSocketOptions.StartTls,
        MailSecurity.Tls => SecureSocketOptions.SslOnConnect,
        _ => SecureSocketOptions.Auto,
    };
}
