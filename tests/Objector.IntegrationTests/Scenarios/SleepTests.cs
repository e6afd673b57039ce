using Objector.App.Scheduling;

namespace Objector.IntegrationTests.Scenarios;

public class SleepTests
{
    private const string Email = "ada@example.org";

    [Fact]
    public async Task A_host_that_was_asleep_for_weeks_sends_one_nudge_when_it_wakes()
    {
        await using var host = await RunningHost.Start();
        await host.Confirmed(Email);

        // Awake, it would have asked after 2, 7, 14 and 28 days.
        await host.Skip(days: 30);

        await host.Mail.Next(Email, "nudge-1-");
        await Wait.Until(async () => await Resting(host), "the case to rest");
        Assert.Single(await host.Mail.To(Email), mail => mail.MessageId!.StartsWith("nudge-", StringComparison.Ordinal));
    }

    private static async Task<bool> Resting(RunningHost host)
    {
        var now = await ProgramClock.Now(host.OpenStorage());
        return await new ScheduleStore(host.OpenStorage(), TimeProvider.System, new ClockRate(1)).All(CancellationToken.None).AllAsync(item => !item.IsLeased && item.Wake > now);
    }
}
