using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Objector.Rig.InvalidInput;

namespace Objector.LongTests.InvalidInput;

public sealed class SlowSenderTests
{
    [Fact]
    public async Task Who_sends_a_byte_a_second_is_cut_off_and_leaves_nothing()
    {
        await using var target = await Target.Start(6);
        var body = FormBody.Of(FormBody.Good("slow@example.org"));
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, target.Host.Http.BaseAddress!.Port);
        var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"POST /cases HTTP/1.1\r\nHost: x\r\nAccept: application/json\r\nContent-Type: {FormBody.Multipart}\r\nContent-Length: {body.Length}\r\n\r\n"));

        var answer = Answer(stream);
        var sent = 0;
        // Kestrel allows five seconds before it wants 240 bytes a second.
        while (!answer.IsCompleted && sent < 60)
        {
            await stream.WriteAsync(body.AsMemory(sent++, 1));
            await Task.WhenAny(answer, Task.Delay(TimeSpan.FromSeconds(1)));
        }

        Assert.InRange(await answer, 400, 499);
        Assert.InRange(sent, 1, 40);
        using var volley = new Volley(target, Gun.Patience);
        Assert.Empty(await volley.Audit());
    }

    private static async Task<int> Answer(NetworkStream stream)
    {
        using var reader = new StreamReader(stream, Encoding.Latin1, leaveOpen: true);
        return int.Parse((await reader.ReadLineAsync())!.Split(' ')[1], CultureInfo.InvariantCulture);
    }
}
