using System.Globalization;

namespace Objector.Bench;

/// <summary>Options of a command: a name, and a number after it.</summary>
internal static class Arguments
{
    public static int Number(string[] args, string name, int otherwise) =>
        Array.IndexOf(args, name) is var at and >= 0 && at + 1 < args.Length ? int.Parse(args[at + 1], CultureInfo.InvariantCulture) : otherwise;
}
