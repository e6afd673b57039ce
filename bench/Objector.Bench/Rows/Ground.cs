namespace Objector.Bench.Rows;

/// <summary>What several rows share: it is made for the first that asks.</summary>
internal sealed class Ground(string[] options) : IAsyncDisposable
{
    private Task<Waiting>? waiting;

    /// <summary>A folder of mails to read; it need not be there.</summary>
    public string Mails { get; } = Arguments.Text(options, "--mails") ?? Path.Combine(SelfHost.Local.RepositoryRoot.Find(), ".local", "mails");

    /// <summary>Open cases in storage.</summary>
    public Task<Waiting> Waiting => waiting ??= Rows.Waiting.Set(Arguments.Number(options, "--cases", 100_000));

    public async ValueTask DisposeAsync()
    {
        if (waiting is not null)
            await (await waiting).DisposeAsync();
    }
}
