using System.Globalization;

namespace Objector.Bench;

/// <summary>Options of a command: a name, and a word or a number after it.</summary>
internal static class Arguments
{
    /// <returns>Null where the option is not there.</returns>
    public static string? Text(string[] args, string name) => Array.IndexOf(args, name) is var at and >= 0 && at + 1 < args.Length ? args[at + 1] : null;

    public static int Number(string[] args, string name, int otherwise) => Text(args, name) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;
}
