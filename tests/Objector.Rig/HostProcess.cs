using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Objector.Rig;

/// <summary>A self-host in a process of its own, to be killed.</summary>
public sealed partial class HostProcess : IDisposable
{
    private const int Sigterm = 15;

    // Every project is built into a folder of its own, side by side.
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "..", "..", "Objector.SelfHost", new DirectoryInfo(AppContext.BaseDirectory).Name, "Objector.SelfHost.dll");

    private readonly Process process;
    private readonly TaskCompletionSource ready = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private HostProcess(Process process) => this.process = process;

    public static async Task<HostProcess> Start(params IEnumerable<string> arguments)
    {
        var process = new Process { StartInfo = new ProcessStartInfo("dotnet", [Program, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true } };
        var host = new HostProcess(process);
        var output = new List<string>();
        process.OutputDataReceived += (_, line) =>
        {
            output.Add(line.Data ?? "");
            if (line.Data?.Contains("Ctrl+C stops it", StringComparison.Ordinal) == true)
                host.ready.TrySetResult();
            if (line.Data is null)
                host.ready.TrySetException(new InvalidOperationException($"The host ended: {string.Join('\n', output)}"));
        };
        process.ErrorDataReceived += (_, line) => output.Add(line.Data ?? "");
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
        if (Signal(process.Id, Sigterm) != 0)
            throw new System.ComponentModel.Win32Exception();
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
