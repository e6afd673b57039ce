namespace Objector.SelfHost.Local;

/// <summary>Section <c>Local</c> of the configuration: the services that a local run starts for itself.</summary>
/// <param name="Services"><c>auto</c>: start what does not answer. <c>off</c>: start nothing.</param>
/// <param name="Directory">Where they keep their data; relative to the root of the repository.</param>
public sealed record LocalOptions(string Services, string Directory, int BlobPort, int QueuePort, int TablePort, int SmtpPort, int MailWebPort)
{
    /// <summary>The key of the account that every Azurite has: https://learn.microsoft.com/azure/storage/common/storage-use-azurite.</summary>
    public const string AccountKey = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    private const string Account = "devstoreaccount1";

    public bool IsOff => Services == "off";

    public string FullDirectory => Path.GetFullPath(Directory, RepositoryRoot.Find());

    public string MailWebUrl => $"http://localhost:{MailWebPort}";

    public string ConnectionString =>
        $"DefaultEndpointsProtocol=http;AccountName={Account};AccountKey={AccountKey};"
        + $"BlobEndpoint=http://127.0.0.1:{BlobPort}/{Account};QueueEndpoint=http://127.0.0.1:{QueuePort}/{Account};TableEndpoint=http://127.0.0.1:{TablePort}/{Account};";

    /// <exception cref="LocalServiceException">Names each wrong setting.</exception>
    public static LocalOptions Read(IConfiguration configuration)
    {
        var section = configuration.GetSection("Local");
        var problems = new List<string>();
        int Port(string name, int port)
        {
            if (section[name] is { Length: > 0 } text && !int.TryParse(text, out port) || port is < 1 or > 65535)
                problems.Add($"Local__{name} must be a port from 1 to 65535, not '{section[name]}'.");
            return port;
        }

        var options = new LocalOptions(
            section["Services"] ?? "auto",
            section["Directory"] ?? ".local",
            Port(nameof(BlobPort), 10000),
            Port(nameof(QueuePort), 10001),
            Port(nameof(TablePort), 10002),
            Port(nameof(SmtpPort), 1025),
            Port(nameof(MailWebPort), 1080));
        if (options.Services is not ("auto" or "off"))
            problems.Add($"Local__Services must be auto or off, not '{options.Services}'.");
        int[] ports = [options.BlobPort, options.QueuePort, options.TablePort, options.SmtpPort, options.MailWebPort];
        if (ports.Distinct().Count() < ports.Length)
            problems.Add("Local__BlobPort, Local__QueuePort, Local__TablePort, Local__SmtpPort and Local__MailWebPort must all differ.");
        return problems.Count == 0 ? options : throw new LocalServiceException(string.Join(Environment.NewLine, problems));
    }
}

/// <summary>A local service cannot be had; the message says why and what to do.</summary>
public sealed class LocalServiceException(string message) : Exception(message);
