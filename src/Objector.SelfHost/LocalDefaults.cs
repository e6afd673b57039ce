using System.Globalization;
using System.Security.Cryptography;
using Objector.SelfHost.Local;

namespace Objector.SelfHost;

/// <summary>What a local run is set to unless told otherwise: the services it has just started, and a secret of its own.</summary>
public static class LocalDefaults
{
    public const string InboundKey = "local";
    public const string OperatorKey = "local";

    private const string Url = "http://localhost:7071";

    public static void Add(ConfigurationManager configuration, LocalOptions options)
    {
        var url = configuration["urls"]?.Split(';')[0] ?? Url;
        var defaults = new Dictionary<string, string?>
        {
            ["urls"] = url,
            ["PublicUrl"] = url,
            ["Storage:ConnectionString"] = options.ConnectionString,
            ["Mail:From"] = "Objector <objector@localhost>",
            ["Mail:InboundDomain"] = "localhost",
            ["Mail:Smtp:Host"] = "127.0.0.1",
            ["Mail:Smtp:Port"] = options.SmtpPort.ToString(CultureInfo.InvariantCulture),
            ["Mail:Smtp:Security"] = "none",
            ["Inbound:Key"] = InboundKey,
            ["Operator:Key"] = OperatorKey,
            ["Keys:Secret"] = Secret(options),
        };

        foreach (var (key, value) in defaults)
        {
            if (string.IsNullOrEmpty(configuration[key]))
                configuration[key] = value;
        }
    }

    // Made once and kept: the links in mails already sent must open after a restart.
    private static string Secret(LocalOptions options)
    {
        var path = Path.Combine(options.FullDirectory, "keys-secret");
        if (!File.Exists(path))
            File.WriteAllText(path, Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32)));
        return File.ReadAllText(path).Trim();
    }
}
