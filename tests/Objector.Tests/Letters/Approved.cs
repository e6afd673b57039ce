using System.Runtime.CompilerServices;

namespace Objector.Tests.Letters;

/// <summary>Texts that a person has read and approved: files beside the test.</summary>
internal static class Approved
{
    public static void Matches(string file, string text, [CallerFilePath] string here = "")
    {
        var path = Path.Combine(Path.GetDirectoryName(here)!, "Approved", file);
        if (Environment.GetEnvironmentVariable("OBJECTOR_APPROVE") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text);
        }

        Assert.Equal(File.ReadAllText(path), text);
    }
}
