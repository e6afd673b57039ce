using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Objector.IntegrationTests.Hosting;

/// <summary>A self-host in a process of its own, to be killed.</summary>
public sealed partial class HostProcess : IDisposable
{
    private const int Sigterm = 15;

    private readonly Process process;
    private readonly ConcurrentQueue<string> output = new();
    private readonly TaskCompletionSource ready = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private HostProcess(Process process) => this.process = process;

    /// <summary>What it has printed so far, to both of its outputs.</summary>
    public string Output => string.Join('\n', output);

    public static async Task<HostProcess> Start(params IEnumerable<string> arguments)
    {
        var program = AppContext.BaseDirectory.Replace("Objector.IntegrationTests", "Objector.SelfHost", StringComparison.Ordinal) + "Objector.SelfHost.dll";
        var process = new Process { StartInfo = new ProcessStartInfo("dotnet", [program, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true } };
        var host = new HostProcess(process);
        process.OutputDataReceived += (_, line) =>
        {
            host.output.Enqueue(line.Data ?? "");
            if (line.Data?.Contains("Ctrl+C stops it", StringComparison.Ordinal) == true)
                host.ready.TrySetResult();
            if (line.Data is null)
                host.ready.TrySetException(new InvalidOperationException($"The host ended: {host.Output}"));
        };
        process.ErrorDataReceived += (_, line) => host.output.Enqueue(line.Data ?? "");
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        await host.ready.Task.WaitAsync(TimeSpan.FromSeconds(90));
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
        Assert.Equal(0, Signal(process.Id, Sigterm));
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(60));
        return process.ExitCode;
    }

    public void Dispose()
    {
        if (!process.HasExited)
            process.Kill(entireProcessTree: true);
        process.Dispose();
    }

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static partial int Signal(int pid, int signal);
}
