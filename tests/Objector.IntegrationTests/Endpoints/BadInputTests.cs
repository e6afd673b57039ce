using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Objector.Rig.InvalidInput;

namespace Objector.IntegrationTests.Endpoints;

/// <summary>One host for all of them.</summary>
public sealed class InputTarget : IAsyncLifetime
{
    public Target Target { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Target = await Target.Start(6);

    public ValueTask DisposeAsync() => Target.DisposeAsync();
}

/// <summary>
/// What nobody should send: each gets an answer that says why, in time, and leaves nothing behind. A hundred thousand more, and
/// a sender that is slow on purpose: tests/Objector.LongTests.
/// </summary>
public sealed class BadInputTests(InputTarget fixture) : IClassFixture<InputTarget>
{
    private const ulong Seed = 1;
    private const int Count = 100;

    // Tests run beside each other; the long form holds to two seconds.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly Target target = fixture.Target;

    [Fact]
    public async Task Every_bad_input_is_refused_with_a_sentence_and_leaves_nothing()
    {
        using var volley = new Volley(target, Patience);
        foreach (var shot in Nasty.All(target))
            await volley.Fire(shot);
        await volley.Fire(Generated.Some(target, Seed, Count));

        Assert.Empty(volley.Faults);
        Assert.Empty(await volley.Audit());
    }

    [Theory]
    [InlineData("GET /cases/%00 HTTP/1.1\r\nHost: x\r\n\r\n", 400)]
    [InlineData("GET / HTTP/1.1\r\nHost: x\r\nX: a\rb\r\n\r\n", 400)]
    [InlineData("GET / HTTP/1.1\r\nHost: x\r\nno header\r\n\r\n", 400)]
    [InlineData("POST /cases HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nhello", 400)]
    [InlineData("POST /cases HTTP/1.1\r\nHost: x\r\nContent-Length: -5\r\n\r\n", 400)]
    [InlineData("POST /cases HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nkind=object\r\n", 400)]
    [InlineData("POST /cases HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 999999999\r\n\r\nkind=object", 413)]
    [InlineData("HELO example.org\r\n\r\n", 400)]
    public async Task What_is_no_request_is_cut_off(string request, int status) => Assert.Equal(status, await Wire(Encoding.Latin1.GetBytes(request)));

    [Fact]
    public async Task A_request_of_too_many_headers_or_too_long_a_line_is_cut_off()
    {
        Assert.Equal(431, await Wire(Encoding.ASCII.GetBytes($"GET / HTTP/1.1\r\nHost: x\r\nX: {new string('y', 100_000)}\r\n\r\n")));
        Assert.Equal(414, await Wire(Encoding.ASCII.GetBytes($"GET /cases/{new string('y', 100_000)} HTTP/1.1\r\nHost: x\r\n\r\n")));
    }

    private async Task<int> Wire(byte[] request)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, target.Host.Http.BaseAddress!.Port);
        var stream = client.GetStream();
        await stream.WriteAsync(request);
        return await Answer(stream).WaitAsync(TimeSpan.FromSeconds(30));
    }

    private static async Task<int> Answer(NetworkStream stream)
    {
        using var reader = new StreamReader(stream, Encoding.Latin1, leaveOpen: true);
        return int.Parse((await reader.ReadLineAsync())!.Split(' ')[1], CultureInfo.InvariantCulture);
    }
}
