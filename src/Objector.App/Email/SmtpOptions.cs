namespace Objector.App.Email;

/// <summary>The settings <c>Mail__Smtp__…</c>.</summary>
public sealed class SmtpOptions
{
    public string Host { get; set; } = "";

    public int Port { get; set; } = 587;

    /// <summary>Empty: no sign-in.</summary>
    public string User { get; set; } = "";

    public string Password { get; set; } = "";

    public MailSecurity Security { get; set; } = MailSecurity.Auto;

    internal bool SignsIn => User is not "";

    /// <returns>A sentence for each setting that is wrong.</returns>
    public IEnumerable<string> Problems()
    {
        if (Uri.CheckHostName(Host) == UriHostNameType.Unknown)
            yield return Host is ""
                ? "Mail__Smtp__Host is not set. Set it to the name of your mail server, like: smtp.example.org"
                : $"Mail__Smtp__Host is '{Host}', which is no host name. Write it like: smtp.example.org";
        if (Port is < 1 or > 65535)
            yield return $"Mail__Smtp__Port is {Port}. A port is a number from 1 to 65535, mostly 587.";
        if (User is "" != Password is "")
            yield return "Mail__Smtp__User and Mail__Smtp__Password go together. Set both, or neither for a server without sign-in.";
    }
}
