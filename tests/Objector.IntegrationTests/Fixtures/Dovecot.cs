namespace Objector.IntegrationTests.Fixtures;

/// <summary>The program itself, installed where it is missing.</summary>
internal static class Dovecot
{
    private static readonly Lazy<Task<string?>> Checked = new(Ensure);

    /// <summary>Installs it where it is missing.</summary>
    /// <returns>Why it cannot be had; null where it is there.</returns>
    public static Task<string?> Missing() => Checked.Value;

    public static async Task<string> Group(string user) => (await Machine.Run("id", "-gn", user)).Output.Trim();

    private static async Task<string?> Ensure()
    {
        // A service of its own that the package may start does no harm: ours listens elsewhere.
        if (await Machine.Find("dovecot") is null)
            await Machine.Install("dovecot-imapd");

        if (await Machine.Find("dovecot") is null)
            return "Skipped, because Dovecot is missing and cannot be installed here: sudo apt-get install dovecot-imapd";
        var version = (await Machine.Run("dovecot", "--version")).Output.Trim();
        return version.StartsWith("2.3.", StringComparison.Ordinal) ? null : $"Skipped, because these tests configure Dovecot 2.3, and this is {version}.";
    }
}
