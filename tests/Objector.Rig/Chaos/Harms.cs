namespace Objector.Rig.Chaos;

/// <summary>The kinds of harm.</summary>
internal static class Harms
{
    private static readonly Fault[] Faults = [Fault.Refuse, Fault.Slow, Fault.Cut, Fault.Error, Fault.Unavailable, Fault.Hang, Fault.HalfAnswer];

    /// <summary>
    /// SIGKILL at random moments: while it starts, and while it works. Moments are counted in what was done, so that a slow machine is
    /// killed at work, too, and not always at its start.
    /// </summary>
    public static async Task Kill(Harm harm)
    {
        // Two hundred take ten minutes. In these, no case shall have had its time: then each that is missing is a lost one.
        const double DaysPerMinute = 6;
        for (var kill = 0; kill < harm.Plan.Kills; kill++)
        {
            var host = harm.Launch(DaysPerMinute);
            if (harm.Chance.Next(6) != 0)
            {
                await host.Ready;
                await harm.Progress(harm.Chance.Next(0, 12), TimeSpan.FromSeconds(20));
            }

            await Task.Delay(harm.Between(0.05, 1));
            await harm.Stage.Disturb("a kill", host.Kill);
            if ((kill + 1) % 20 == 0)
                Console.Error.WriteLine($"{kill + 1} kills, {harm.Promises} promises");
        }

        harm.Cause = $"{harm.Plan.Kills} kills";
        await harm.Start(DaysPerMinute);
    }

    /// <summary>SIGTERM in the midst of work: what was begun ends, and nothing leaves twice.</summary>
    public static async Task Drain(Harm harm)
    {
        var times = 0;
        for (; harm.GoesOn; times++)
        {
            await harm.Start();
            await Task.Delay(harm.Between(0.5, 3));
            await harm.Drain();
        }

        harm.Cause = $"{times} times SIGTERM";
        await harm.Start();
    }

    public static Task StopStorage(Harm harm) => Stop(harm, "Azurite", harm.Stage.StopAzurite, harm.Stage.StartAzurite);

    public static Task StopSmtp(Harm harm) => Stop(harm, "the SMTP server", harm.Stage.StopMailDev, harm.Stage.StartMailDev);

    public static Task FaultStorage(Harm harm) => Trouble(harm, "storage", harm.Stage.FaultStorage);

    public static Task FaultSmtp(Harm harm) => Trouble(harm, "SMTP", fault => harm.Stage.SmtpProxy.Now = fault);

    /// <summary>Nothing but people who do everything several times, at once and out of order.</summary>
    public static async Task Nothing(Harm harm)
    {
        await harm.Start();
        await Task.Delay(harm.Plan.For);
        harm.Cause = "everything up to five times";
    }

    /// <summary>The clock is put an hour forward, an hour back, or days forward, between two starts.</summary>
    public static async Task JumpClock(Harm harm)
    {
        var jumps = 0;
        for (; harm.GoesOn; jumps++)
        {
            await harm.Start(daysPerMinute: 1);
            await Task.Delay(harm.Between(1, 4));
            await harm.Drain();
            await ProgramClock.Move(harm.Stage.Storage, harm.Chance.Next(4) switch { 0 => TimeSpan.FromHours(-1), 1 => TimeSpan.FromHours(1), 2 => TimeSpan.FromHours(9), _ => TimeSpan.FromDays(1) });
        }

        harm.Cause = $"{jumps} jumps";
        await harm.Start();
    }

    /// <summary>Two hosts on one storage account, and people who talk to both.</summary>
    public static async Task TwoHosts(Harm harm)
    {
        await harm.Start();
        using var second = harm.Stage.LaunchHost(daysPerMinute: 30, number: 1);
        await second.Ready;
        await Task.Delay(harm.Plan.For);
        harm.Cause = "two hosts at work";
        await harm.Rest();
        await second.Terminate();
    }

    public static async Task FillDisk(Harm harm)
    {
        await harm.Start();
        if (await Disk.Mount(harm.Stage) is { } why)
        {
            harm.Note = why;
            harm.Cause = "not run";
            return;
        }

        try
        {
            var times = 0;
            for (; harm.GoesOn; times++)
            {
                await Task.Delay(harm.Between(2, 4));
                await harm.Stage.Disturb("a full disk", async () =>
                {
                    Disk.Fill(harm.Stage);
                    await Task.Delay(harm.Between(2, 5));
                    Disk.Free(harm.Stage);
                });
            }

            harm.Cause = $"Azurite's disk full {times} times";
            await harm.Rest();
        }
        finally
        {
            await Disk.Unmount(harm.Stage);
        }
    }

    private static async Task Stop(Harm harm, string what, Func<Task> stop, Func<Task> start)
    {
        await harm.Start();
        var times = 0;
        do
        {
            await Task.Delay(harm.Between(1, 4));
            await harm.Stage.Disturb($"{what} away", async () =>
            {
                await stop();
                await Task.Delay(harm.Plan.Stop);
                await start();
            });
            times++;
        }
        while (harm.GoesOn);

        harm.Cause = $"{what} away {times} times for {harm.Plan.Stop.TotalSeconds:N0} s";
    }

    private static async Task Trouble(Harm harm, string what, Action<Fault> set)
    {
        await harm.Start();
        var times = 0;
        for (; harm.GoesOn; times++)
        {
            await Task.Delay(harm.Between(0.5, 2));
            var fault = Faults[harm.Chance.Next(Faults.Length)];
            await harm.Stage.Disturb($"{what} trouble", async () =>
            {
                set(fault);
                await Task.Delay(harm.Between(0.5, 4));
                set(Fault.None);
            });
        }

        harm.Cause = $"{times} faults of {what}";
    }
}
