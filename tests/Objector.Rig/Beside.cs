namespace Objector.Rig;

/// <summary>The arguments of a self-host that starts no services: it is set to those that run already.</summary>
internal static class Beside
{
    /// <param name="site">Where people reach it.</param>
    /// <param name="url">Where it serves.</param>
    public static string[] Services(string connection, int smtpPort, Uri site, Uri url, string inboundKey, string secret) =>
    [
        "--Local:Services=off",
        $"--Storage:ConnectionString={connection}",
        $"--PublicUrl={site}".TrimEnd('/'),
        $"--urls={url}".TrimEnd('/'),
        "--Mail:From=Objector <objector@localhost>",
        "--Mail:InboundDomain=localhost",
        "--Mail:Smtp:Host=127.0.0.1",
        FormattableString.Invariant($"--Mail:Smtp:Port={smtpPort}"),
        "--Mail:Smtp:Security=none",
        $"--Inbound:Key={inboundKey}",
        $"--Keys:Secret={secret}",
        "--Logging:LogLevel:Default=Warning",
        // All come from one network, and its hour is a real one however fast the clock runs.
        "--Limits:SubmissionsPerNetwork=1000000",
        "--Limits:SubmissionsPerMailbox=1000000",
        "--Limits:SubmissionsInAll=1000000",
    ];
}
