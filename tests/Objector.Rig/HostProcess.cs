using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Objector.Rig;

/// <summary>A self-host in a process of its own, to be killed.</summary>
public sealed partial class HostProcess : IDisposable
{
    private const int Sigterm = 15;
    private const int MostLines = 100_000;

    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(5);

    // Every project is built into a folder of its own, side by side.
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "..", "..", "Objector.SelfHost", new DirectoryInfo(AppContext.BaseDirectory).Name, "Objector.SelfHost.dll");

    private readonly Process process;
    private readonly Queue<string> output = new();
    private readonly TaskCompletionSource ready = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private HostProcess(Process process) => this.process = process;

    /// <summary>The latest lines that it wrote.</summary>
    public IReadOnlyCollection<string> Output
    {
        get
        {
            lock (output)
                return [.. output];
        }
    }

    /// <summary>Ends when it serves.</summary>
    /// <exception cref="InvalidOperationException">It ended before; holds what it said.</exception>
    /// <exception cref="TimeoutException">It took longer than even a machine that is busy with other things takes.</exception>
    public Task Ready => ready.Task.WaitAsync(StartLimit);

    public bool HasEnded => process.HasExited;

    /// <summary>Of all cores together, since it was started.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    /// <summary>Starts it, and waits for nothing.</summary>
    public static HostProcess Launch(params IEnumerable<string> arguments) => Run([Program, .. arguments]);

    /// <summary>Starts another program under the settings of the runtime that the self-host has: one to hold it against. It says as the self-host does that it serves.</summary>
    public static HostProcess LaunchBeside(string program, params IEnumerable<string> arguments) =>
        Run(["exec", "--runtimeconfig", Path.ChangeExtension(Program, ".runtimeconfig.json"), program, .. arguments]);

    private static HostProcess Run(IEnumerable<string> arguments)
    {
        var process = new Process { StartInfo = new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true, RedirectStandardError = true } };
        var host = new HostProcess(process);
        process.OutputDataReceived += (_, line) => host.Hear(line.Data);
        process.ErrorDataReceived += (_, line) => host.Remember(line.Data ?? "");
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return host;
    }

    public static async Task<HostProcess> Start(params IEnumerable<string> arguments)
    {
        var host = Launch(arguments);
        await host.Ready;
        return host;
    }

    /// <summary>SIGKILL: nothing of it runs on. The services it started are on their own.</summary>
    public async Task Kill()
    {
        process.Kill(entireProcessTree: false);
        await process.WaitForExitAsync();
    }

    /// <summary>SIGTERM, as a service manager stops it.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> Terminate()
    {
        if (Signal(process.Id, Sigterm) != 0)
            throw new System.ComponentModel.Win32Exception();
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(120));
        return process.ExitCode;
    }

    public void Dispose()
    {
        if (!process.HasExited)
            process.Kill(entireProcessTree: true);
        process.Dispose();
    }

    private void Hear(string? line)
    {
        if (line is null)
        {
            _ = FailAtTheEnd();
            return;
        }

        Remember(line);
        if (line.Contains("Ctrl+C stops it", StringComparison.Ordinal))
            ready.TrySetResult();
    }

    // What it wrote to its other stream may come in later.
    private async Task FailAtTheEnd()
    {
        await process.WaitForExitAsync();
        ready.TrySetException(new InvalidOperationException($"The host ended: {string.Join('\n', Output)}"));
    }

    private void Remember(string line)
    {
        lock (output)
        {
            output.Enqueue(line);
            if (output.Count > MostLines)
                output.Dequeue();
        }
    }

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static partial int Signal(int pid, int signal);
}
