using System.Diagnostics;

namespace Objector.IntegrationTests.Hosting;

/// <summary>The program itself, installed where it is missing.</summary>
internal static class Dovecot
{
    /// <summary>An ordinary user's PATH lacks the folder that it is in.</summary>
    public static readonly string Path = $"{Environment.GetEnvironmentVariable("PATH")}:/usr/sbin:/sbin";

    private static readonly Lazy<Task> Installed = new(Ensure);

    /// <exception cref="InvalidOperationException">It cannot be had; says how to install it.</exception>
    public static Task Install() => Installed.Value;

    public static async Task<string> Group(string user) => (await Run("id", "-gn", user)).Output.Trim();

    private static async Task Ensure()
    {
        // A service of its own that the package may start does no harm: ours listens elsewhere.
        if (!await Exists("dovecot") && await Exists("apt-get"))
        {
            string[] root = Environment.IsPrivilegedProcess ? [] : ["sudo", "-n"];
            await Run([.. root, "apt-get", "update", "-q"]);
            await Run([.. root, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "install", "-y", "-q", "-o", "DPkg::Lock::Timeout=120", "dovecot-imapd"]);
        }

        if (!await Exists("dovecot"))
            throw new InvalidOperationException("Dovecot is missing, the IMAP server of these tests. Install it: sudo apt-get install dovecot-imapd");
        if ((await Run("dovecot", "--version")).Output is var version && !version.StartsWith("2.3.", StringComparison.Ordinal))
            throw new InvalidOperationException($"These tests configure Dovecot 2.3, and this is {version.Trim()}. Install 2.3.");
    }

    private static async Task<bool> Exists(string program) => (await Run("sh", "-c", $"command -v {program}")).Code == 0;

    private static async Task<(int Code, string Output)> Run(params string[] command)
    {
        using var process = Process.Start(new ProcessStartInfo("env", [$"PATH={Path}", .. command]) { RedirectStandardOutput = true })!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output);
    }
}
