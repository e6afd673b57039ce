using System.Diagnostics;

namespace Objector.Rig.Chaos;

/// <summary>A small disk for Azurite's folder, to be filled. Only root may mount one.</summary>
internal static class Disk
{
    private const string Size = "96m";

    /// <returns>Null where it is mounted; else why it cannot be.</returns>
    public static async Task<string?> Mount(Stage stage)
    {
        if (!OperatingSystem.IsLinux())
            return "a small disk can be mounted on Linux only";
        await stage.StopAzurite();
        var kept = Directory.CreateTempSubdirectory("objector-kept-").FullName;
        try
        {
            if (await Run("cp", "-a", $"{stage.AzuriteFolder}/.", kept) is { } copying)
                return copying;
            if (await Run("mount", "-t", "tmpfs", "-o", $"size={Size}", "tmpfs", stage.AzuriteFolder) is { } why)
                return $"no disk could be mounted here ({why})";
            return await Run("cp", "-a", $"{kept}/.", stage.AzuriteFolder);
        }
        finally
        {
            Directory.Delete(kept, recursive: true);
            await stage.StartAzurite();
        }
    }

    /// <summary>Leaves not a byte.</summary>
    public static void Fill(Stage stage)
    {
        using var ballast = File.Create(Ballast(stage));
        var block = new byte[64 * 1024];
        try
        {
            while (true)
                ballast.Write(block);
        }
        catch (IOException)
        {
            // Full: what was meant.
        }
    }

    public static void Free(Stage stage) => File.Delete(Ballast(stage));

    /// <summary>Takes it away, and what was on it goes on in the folder below.</summary>
    public static async Task Unmount(Stage stage)
    {
        await stage.StopAzurite();
        var kept = Directory.CreateTempSubdirectory("objector-kept-").FullName;
        await Run("cp", "-a", $"{stage.AzuriteFolder}/.", kept);
        await Run("umount", stage.AzuriteFolder);
        await Run("cp", "-a", $"{kept}/.", stage.AzuriteFolder);
        Directory.Delete(kept, recursive: true);
        await stage.StartAzurite();
    }

    private static string Ballast(Stage stage) => Path.Combine(stage.AzuriteFolder, "ballast");

    /// <returns>Null where it went well; else what it said.</returns>
    private static async Task<string?> Run(params string[] command)
    {
        using var process = Process.Start(new ProcessStartInfo(command[0], command[1..]) { RedirectStandardError = true })!;
        var said = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? null : said.Trim();
    }
}
