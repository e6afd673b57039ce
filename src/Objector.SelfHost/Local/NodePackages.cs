using System.ComponentModel;
using System.Diagnostics;
using System.Security.Cryptography;

namespace Objector.SelfHost.Local;

/// <summary>Azurite and MailDev as npm packages, at the versions that package-lock.json pins.</summary>
internal static class NodePackages
{
    private const int OldestNode = 20;

    /// <summary>Installs what is missing. Whoever starts at the same time waits.</summary>
    public static async Task Install(string root, CancellationToken cancel)
    {
        await CheckNode(cancel);
        Directory.CreateDirectory(Path.Combine(root, ".local"));
        await using var onlyOne = await Lock(Path.Combine(root, ".local", "npm.lock"), cancel);

        var stamp = Path.Combine(root, "node_modules", ".objector-stamp");
        var wanted = Convert.ToHexStringLower(SHA256.HashData(await File.ReadAllBytesAsync(Path.Combine(root, "package-lock.json"), cancel)));
        if (File.Exists(stamp) && await File.ReadAllTextAsync(stamp, cancel) == wanted)
            return;

        Console.WriteLine("Installing Azurite and MailDev (npm ci) ...");
        var (code, output) = await Run(OperatingSystem.IsWindows() ? "npm.cmd" : "npm", ["ci", "--no-audit", "--no-fund"], root, cancel);
        if (code != 0)
            throw new LocalServiceException($"npm ci failed, so Azurite and MailDev are missing:{Environment.NewLine}{output}");
        await File.WriteAllTextAsync(stamp, wanted, cancel);
    }

    private static async Task CheckNode(CancellationToken cancel)
    {
        const string advice = "Azurite and MailDev need Node.js 20 or newer: https://nodejs.org. Or set Local__Services=off and name your own storage and mail server.";
        try
        {
            var (_, version) = await Run("node", ["--version"], Directory.GetCurrentDirectory(), cancel);
            if (!int.TryParse(version.Trim().TrimStart('v').Split('.')[0], out var major) || major < OldestNode)
                throw new LocalServiceException($"Node.js {version.Trim()} is too old. {advice}");
        }
        catch (Win32Exception)
        {
            throw new LocalServiceException($"Node.js is missing. {advice}");
        }
    }

    private static async Task<(int Code, string Output)> Run(string program, string[] arguments, string directory, CancellationToken cancel)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = directory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var output = process.StandardOutput.ReadToEndAsync(cancel);
        var errors = process.StandardError.ReadToEndAsync(cancel);
        await process.WaitForExitAsync(cancel);
        return (process.ExitCode, await output + await errors);
    }

    private static async Task<FileStream> Lock(string path, CancellationToken cancel)
    {
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException)
            {
                await Task.Delay(200, cancel);
            }
        }
    }
}
