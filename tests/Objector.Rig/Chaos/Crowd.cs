namespace Objector.Rig.Chaos;

/// <summary>People at work, each with one case after the other, until told that it is enough.</summary>
public sealed class Crowd : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly CancellationTokenSource enough = new();
    private readonly CancellationTokenSource giveUp = new();
    private readonly Client[] hosts;
    private readonly List<Task> people;
    private int cases;

    /// <param name="hostNumbers">Whom they talk to: each time to any of these.</param>
    public Crowd(Stage stage, int seed, int size, params int[] hostNumbers)
    {
        hosts = [.. hostNumbers.Select(number => new Client(stage.Address(number), Stage.InboundPath, giveUp.Token))];
        people = [.. Enumerable.Range(0, size).Select(number => Task.Run(() => Live(stage, number, new Random((seed * 1000) + number))))];
    }

    public Promises Promises { get; } = new();

    public int Cases => cases;

    /// <summary>Nobody begins anything any more; what was begun is sent until it is answered, for a minute at most.</summary>
    public async Task Finish()
    {
        await enough.CancelAsync();
        giveUp.CancelAfter(Patience);
        await Task.WhenAll(people);
    }

    public void Dispose()
    {
        enough.Dispose();
        giveUp.Dispose();
        foreach (var host in hosts)
            host.Dispose();
    }

    private async Task Live(Stage stage, int number, Random chance)
    {
        for (var n = 0; !enough.IsCancellationRequested; n++)
        {
            Interlocked.Increment(ref cases);
            await new Person($"p{number}-{n}@example.org", chance, hosts, stage, Promises, enough.Token).Live();
        }
    }
}
