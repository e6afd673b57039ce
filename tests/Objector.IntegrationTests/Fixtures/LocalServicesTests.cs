using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using Objector.SelfHost.Local;

namespace Objector.IntegrationTests.Fixtures;

public sealed class LocalServicesTests : IDisposable
{
    private readonly string directory = Directory.CreateTempSubdirectory("objector-").FullName;
    private readonly int[] ports = FreePorts.Take(6);

    private string[] Arguments =>
    [
        $"--Local:Directory={directory}", $"--Local:BlobPort={ports[0]}", $"--Local:QueuePort={ports[1]}", $"--Local:TablePort={ports[2]}",
        $"--Local:SmtpPort={ports[3]}", $"--Local:MailWebPort={ports[4]}", $"--urls=http://127.0.0.1:{ports[5]}",
    ];

    public void Dispose() => Directory.Delete(directory, recursive: true);

    [Fact]
    public async Task A_port_that_something_else_has_is_named_with_the_setting_that_moves_it()
    {
        using var other = new TcpListener(IPAddress.Loopback, ports[3]);
        other.Start();
        var options = LocalOptions.Read(new ConfigurationBuilder().AddCommandLine(Arguments).Build());

        var refused = await Assert.ThrowsAsync<LocalServiceException>(() => LocalServices.Start(options, NullLoggerFactory.Instance, CancellationToken.None));

        Assert.Contains($"Port {ports[3]} is taken by something that is not MailDev", refused.Message);
        Assert.Contains("Local__SmtpPort", refused.Message);
        Assert.All(ports[..3], port => Assert.False(IsTaken(port)));
    }

    [Fact]
    public async Task SIGTERM_ends_it_well_and_nothing_it_started_is_left()
    {
        using var host = await HostProcess.Start(Arguments);
        Assert.All(ports, port => Assert.True(IsTaken(port)));

        Assert.Equal(0, await host.Terminate());

        Assert.All(ports, port => Assert.False(IsTaken(port)));
    }

    [Fact]
    public async Task After_SIGKILL_what_it_started_ends_by_itself()
    {
        using var host = await HostProcess.Start(Arguments);

        await host.Kill();

        await Wait.Until(() => Task.FromResult(!ports.Any(IsTaken)), "the services to end");
    }

    [Theory]
    [InlineData("--Clock:DaysPerMinute=fast", "Clock__DaysPerMinute must be a number")]
    [InlineData("--Local:BlobPort=none", "Local__BlobPort must be a port")]
    [InlineData("--Local:Services=off", "Storage__ConnectionString is missing")]
    public async Task A_wrong_setting_stops_it_with_a_sentence_and_no_stack_trace(string argument, string sentence)
    {
        var ended = await Assert.ThrowsAsync<InvalidOperationException>(() => HostProcess.Start([.. Arguments, argument]));

        Assert.Contains(sentence, ended.Message);
        Assert.DoesNotContain("   at ", ended.Message);
    }

    [Fact]
    public async Task A_taken_web_address_stops_it_with_a_sentence()
    {
        using var other = new TcpListener(IPAddress.Loopback, ports[5]);
        other.Start();

        var ended = await Assert.ThrowsAsync<InvalidOperationException>(() => HostProcess.Start(Arguments));

        Assert.Contains($"http://127.0.0.1:{ports[5]} is taken", ended.Message);
        Assert.DoesNotContain("   at ", ended.Message);
    }

    private static bool IsTaken(int port)
    {
        using var client = new TcpClient();
        try
        {
            client.Connect(IPAddress.Loopback, port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
