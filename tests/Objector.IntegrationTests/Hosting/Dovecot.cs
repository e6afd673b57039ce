namespace Objector.IntegrationTests.Hosting;

/// <summary>The program itself, installed where it is missing.</summary>
internal static class Dovecot
{
    private static readonly Lazy<Task> Installed = new(Ensure);

    /// <exception cref="InvalidOperationException">It cannot be had; says how to install it.</exception>
    public static Task Install() => Installed.Value;

    public static async Task<string> Group(string user) => (await Machine.Run("id", "-gn", user)).Output.Trim();

    private static async Task Ensure()
    {
        // A service of its own that the package may start does no harm: ours listens elsewhere.
        if (await Machine.Find("dovecot") is null)
            await Machine.Install("dovecot-imapd");

        if (await Machine.Find("dovecot") is null)
            throw new InvalidOperationException("Dovecot is missing, the IMAP server of these tests. Install it: sudo apt-get install dovecot-imapd");
        if ((await Machine.Run("dovecot", "--version")).Output is var version && !version.StartsWith("2.3.", StringComparison.Ordinal))
            throw new InvalidOperationException($"These tests configure Dovecot 2.3, and this is {version.Trim()}. Install 2.3.");
    }
}
