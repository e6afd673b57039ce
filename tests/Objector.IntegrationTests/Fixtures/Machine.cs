using System.Diagnostics;

namespace Objector.IntegrationTests.Fixtures;

/// <summary>Programs of the machine that the tests run on, and how one that is missing gets there.</summary>
internal static class Machine
{
    /// <summary>An ordinary user's PATH lacks the folders of servers.</summary>
    public static readonly string Path = $"{Environment.GetEnvironmentVariable("PATH")}:/usr/sbin:/sbin";

    private static readonly SemaphoreSlim OneAtATime = new(1);

    /// <summary>Tries to install a package of Debian's; whoever asks looks afterwards whether it is there.</summary>
    public static async Task Install(string package)
    {
        if (await Find("apt-get") is null)
            return;
        await OneAtATime.WaitAsync();
        try
        {
            string[] root = Environment.IsPrivilegedProcess ? [] : ["sudo", "-n"];
            await Run([.. root, "apt-get", "update", "-q"]);
            await Run([.. root, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "install", "-y", "-q", "-o", "DPkg::Lock::Timeout=120", package]);
        }
        finally
        {
            OneAtATime.Release();
        }
    }

    /// <returns>Where the first of these programs is; null where there is none of them.</returns>
    public static async Task<string?> Find(params string[] programs)
    {
        foreach (var program in programs)
        {
            if (await Run("sh", "-c", $"command -v {program}") is (0, var path))
                return path.Trim();
        }

        return null;
    }

    public static async Task<(int Code, string Output)> Run(params string[] command)
    {
        using var process = Process.Start(new ProcessStartInfo("env", [$"PATH={Path}", .. command]) { RedirectStandardOutput = true })!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output);
    }
}
