using System.Diagnostics;
using System.Text.RegularExpressions;
using Objector.SelfHost.Local;

namespace Objector.Rig;

/// <summary>A request as Azurite logged it once it had answered.</summary>
/// <param name="Url">From the account on: <c>/devstoreaccount1/agenda()?…</c>.</param>
public sealed record Logged(string Verb, string Url, int Status);

/// <summary>An Azurite that does what that of a local run does not: log each request, or keep all in memory.</summary>
public sealed partial class Azurite : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(15);

    private readonly Process process;
    private readonly List<Logged> log = [];

    private Azurite(Process process) => this.process = process;

    /// <summary>All so far, in the order in which they were answered.</summary>
    public IReadOnlyList<Logged> Log
    {
        get
        {
            lock (log)
                return [.. log];
        }
    }

    /// <param name="logs">Whether it logs each request.</param>
    /// <param name="onDisk">False: in memory, where a hundred thousand cases are written in minutes, since nothing is saved every few seconds.</param>
    /// <param name="accounts">Names of the storage accounts, all under the emulator's key; only the emulator's where none are given.</param>
    public static async Task<Azurite> Start(LocalOptions options, bool logs, bool onDisk, IReadOnlyCollection<string>? accounts = null)
    {
        var root = RepositoryRoot.Find();
        await NodePackages.Install(root, CancellationToken.None);
        Directory.CreateDirectory(options.FullDirectory);
        var plan = LocalServices.Azurite(options);
        var arguments = plan.Arguments.Where(argument => !logs || argument != "--silent").ToList();
        if (!onDisk)
        {
            arguments.RemoveRange(arguments.IndexOf("--location"), 2);
            arguments.Add("--inMemoryPersistence");
        }

        var process = new Process
        {
            StartInfo = new ProcessStartInfo("node", ["--max-old-space-size=8192", "--require", Path.Combine(AppContext.BaseDirectory, "leash.cjs"), Path.Combine(root, plan.Script), .. arguments])
            {
                WorkingDirectory = options.FullDirectory,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                Environment = { ["OBJECTOR_PID_FILE"] = Path.Combine(options.FullDirectory, "azurite-of-the-rig.pid") },
            },
        };
        if (accounts is not null)
            process.StartInfo.Environment["AZURITE_ACCOUNTS"] = string.Join(';', accounts.Select(account => $"{account}:{LocalOptions.AccountKey}"));
        var azurite = new Azurite(process);
        process.OutputDataReceived += (_, line) => azurite.Hear(line.Data ?? "");
        process.ErrorDataReceived += (_, line) => Console.Error.Write(line.Data is { } trouble ? $"Azurite: {trouble}{Environment.NewLine}" : "");
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        await Wait.Until(() => Probes.Answers(plan, CancellationToken.None), "Azurite to start", StartLimit);
        return azurite;
    }

    public async ValueTask DisposeAsync()
    {
        process.StandardInput.Close();
        using var limit = new CancellationTokenSource(StopLimit);
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
        }

        process.Dispose();
    }

    private void Hear(string line)
    {
        if (Request().Match(line) is not { Success: true } request)
            return;
        lock (log)
            log.Add(new Logged(request.Groups["verb"].Value, request.Groups["url"].Value, int.Parse(request.Groups["status"].Value, System.Globalization.CultureInfo.InvariantCulture)));
    }

    [GeneratedRegex("\"(?<verb>[A-Z]+) (?<url>/devstoreaccount1/\\S*) HTTP/[0-9.]+\" (?<status>[0-9]{3})", RegexOptions.CultureInvariant)]
    private static partial Regex Request();
}
