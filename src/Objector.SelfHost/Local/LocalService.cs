using System.Diagnostics;
using System.Text.Json;

namespace Objector.SelfHost.Local;

/// <summary>What makes one service: its script, its arguments, and how to tell that it is the one that answers.</summary>
/// <param name="Ports">Each with the setting that moves it.</param>
internal sealed record ServicePlan(string Name, string Script, string[] Arguments, (int Port, string Setting)[] Ports, Uri Probe, Func<HttpResponseMessage, bool> IsIt);

/// <summary>One service: found, or started and held on a leash until disposed of.</summary>
internal sealed partial class LocalService : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(40);
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(15);

    private readonly ServicePlan plan;
    private readonly string root;
    private readonly string directory;
    private readonly ILogger logger;
    private readonly Queue<string> lastWords = new();
    private Process? process;
    private volatile bool stopping;

    private LocalService(ServicePlan plan, string root, string directory, ILogger logger) =>
        (this.plan, this.root, this.directory, this.logger) = (plan, root, directory, logger);

    private string PidFile => Path.Combine(directory, $"{plan.Name.ToLowerInvariant()}.pid");

    public static async Task<LocalService> Start(ServicePlan plan, string root, string directory, ILogger logger, CancellationToken cancel)
    {
        var service = new LocalService(plan, root, directory, logger);
        await service.OutliveTheDying(cancel);
        if (await Probes.Answers(plan, cancel))
        {
            Log.Found(logger, plan.Name, plan.Probe);
            return service;
        }

        foreach (var (port, setting) in plan.Ports)
        {
            if (await Probes.IsTaken(port, cancel))
                throw new LocalServiceException($"Port {port} is taken by something that is not {plan.Name}. Stop it, or set {setting} to a free port.");
        }

        try
        {
            await service.Launch(cancel);
        }
        catch
        {
            await service.DisposeAsync();
            throw;
        }

        Log.Started(logger, plan.Name, plan.Probe);
        return service;
    }

    public async ValueTask DisposeAsync()
    {
        stopping = true;
        if (process is null)
            return;

        process.StandardInput.Close();
        using var limit = new CancellationTokenSource(StopLimit);
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            Log.Killed(logger, plan.Name, StopLimit.TotalSeconds);
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None);
        }

        process.Dispose();
    }

    /// <summary>A service whose self-host was killed still answers for a moment while it closes: wait until it is gone.</summary>
    private async Task OutliveTheDying(CancellationToken cancel)
    {
        var since = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(since) < StopLimit && ReadPidFile() is { } leashed && IsAlive(leashed.Pid) && !IsAlive(leashed.Parent))
            await Task.Delay(100, cancel);
    }

    private (int Pid, int Parent)? ReadPidFile()
    {
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllText(PidFile));
            return (json.RootElement.GetProperty("pid").GetInt32(), json.RootElement.GetProperty("parent").GetInt32());
        }
        catch (Exception e) when (e is IOException or JsonException)
        {
            return null;
        }
    }

    private static bool IsAlive(int pid)
    {
        try
        {
            using var found = Process.GetProcessById(pid);
            return !found.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private async Task Launch(CancellationToken cancel)
    {
        string[] command = ["--require", Path.Combine(AppContext.BaseDirectory, "leash.cjs"), Path.Combine(root, plan.Script), .. plan.Arguments];
        process = new Process
        {
            EnableRaisingEvents = true,
            StartInfo = new ProcessStartInfo("node", command)
            {
                WorkingDirectory = directory,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                Environment = { ["OBJECTOR_PID_FILE"] = PidFile },
            },
        };
        process.OutputDataReceived += (_, line) => Remember(line.Data);
        process.ErrorDataReceived += (_, line) => Remember(line.Data);
        process.Exited += (_, _) =>
        {
            if (!stopping)
                Log.Died(logger, plan.Name, LastWords());
        };
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();

        var since = Stopwatch.GetTimestamp();
        while (!await Probes.Answers(plan, cancel))
        {
            if (process.HasExited || Stopwatch.GetElapsedTime(since) > StartLimit)
                throw new LocalServiceException($"{plan.Name} did not start. It said:{Environment.NewLine}{LastWords()}");
            await Task.Delay(50, cancel);
        }
    }

    private void Remember(string? line)
    {
        lock (lastWords)
        {
            lastWords.Enqueue(line ?? "");
            if (lastWords.Count > 20)
                lastWords.Dequeue();
        }
    }

    private string LastWords()
    {
        lock (lastWords)
            return string.Join(Environment.NewLine, lastWords.Where(line => line.Length > 0));
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "{Name} answers already at {Address}")]
        public static partial void Found(ILogger logger, string name, Uri address);

        [LoggerMessage(2, LogLevel.Information, "{Name} started at {Address}")]
        public static partial void Started(ILogger logger, string name, Uri address);

        [LoggerMessage(3, LogLevel.Error, "{Name} has died. Stop Objector and start it again; what it had stored is kept. It said: {LastWords}")]
        public static partial void Died(ILogger logger, string name, string lastWords);

        [LoggerMessage(4, LogLevel.Warning, "{Name} did not close within {Seconds} s and was killed")]
        public static partial void Killed(ILogger logger, string name, double seconds);
    }
}
