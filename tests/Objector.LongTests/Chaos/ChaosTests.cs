using Objector.Rig.Chaos;

namespace Objector.LongTests.Chaos;

/// <summary>Some seconds of each kind of harm. Hours of it, and the disk that fills up, by hand: docs/reliability.md.</summary>
public class ChaosTests
{
    private static readonly Plan Short = new(Seed: 20260601, Kills: 12, For: TimeSpan.FromSeconds(6), Stop: TimeSpan.FromSeconds(8), People: 3);

    [Fact]
    public Task Twelve_kills_lose_nothing() => Survives("kills");

    [Fact]
    public async Task Told_to_end_it_ends_what_it_began_and_nothing_leaves_twice() => Assert.Equal(0, (await Survives("drains")).Doubled);

    [Fact]
    public Task Storage_that_goes_away_and_comes_back_costs_nothing() => Survives("storage-stopped");

    [Fact]
    public Task Storage_that_fails_in_every_way_costs_nothing() => Survives("storage-faults");

    [Fact]
    public Task A_mail_server_that_goes_away_and_comes_back_costs_nothing() => Survives("smtp-stopped");

    [Fact]
    public Task A_mail_server_that_fails_in_every_way_costs_nothing() => Survives("smtp-faults");

    [Fact]
    public async Task What_comes_five_times_at_once_is_done_once() => Assert.Equal(0, (await Survives("repeats")).Doubled);

    [Fact]
    public Task A_clock_that_jumps_costs_nothing() => Survives("clock-jumps");

    [Fact]
    public async Task Two_hosts_on_one_storage_account_do_everything_once() => Assert.Equal(0, (await Survives("two-hosts")).Doubled);

    private static async Task<Verdict> Survives(string harm)
    {
        var verdict = await Scenario.All.Single(scenario => scenario.Name == harm).Run(Short);

        Assert.True(verdict.Violations.Count == 0, string.Join(Environment.NewLine, verdict.Violations));
        Assert.NotEqual(0, verdict.Promises);
        return verdict;
    }
}
