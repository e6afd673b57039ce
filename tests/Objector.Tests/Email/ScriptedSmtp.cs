using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Objector.Tests.Email;

/// <summary>A mail server of one port that takes every mail, and keeps what it is told to keep to itself.</summary>
internal sealed class ScriptedSmtp : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource closed = new();
    private readonly Func<CancellationToken, Task> beforeGreeting;
    private readonly Func<CancellationToken, Task> beforeAnswer;
    private int taken;

    public ScriptedSmtp(Func<CancellationToken, Task>? beforeGreeting = null, Func<CancellationToken, Task>? beforeAnswer = null)
    {
        (this.beforeGreeting, this.beforeAnswer) = (beforeGreeting ?? (_ => Task.CompletedTask), beforeAnswer ?? (_ => Task.CompletedTask));
        listener.Start();
        _ = Accept();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>How many mails came whole, with their last dot.</summary>
    public int Taken => taken;

    public void Dispose()
    {
        closed.Cancel();
        listener.Dispose();
        closed.Dispose();
    }

    private async Task Accept()
    {
        try
        {
            while (true)
                _ = Serve(await listener.AcceptTcpClientAsync(closed.Token));
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task Serve(TcpClient client)
    {
        try
        {
            using (client)
            {
                using var reader = new StreamReader(client.GetStream(), Encoding.Latin1);
                await using var writer = new StreamWriter(client.GetStream(), Encoding.Latin1) { AutoFlush = true, NewLine = "\r\n" };
                await Speak(reader, writer);
            }
        }
        catch (Exception e) when (e is IOException or SocketException or OperationCanceledException or ObjectDisposedException)
        {
            // The other side hung up, or the test is over.
        }
    }

    private async Task Speak(StreamReader reader, StreamWriter writer)
    {
        await beforeGreeting(closed.Token);
        await writer.WriteLineAsync("220 scripted");
        while (await reader.ReadLineAsync(closed.Token) is { } line)
        {
            if (line != "DATA")
            {
                await writer.WriteLineAsync("250 Yes");
                continue;
            }

            await writer.WriteLineAsync("354 Go on");
            while (await reader.ReadLineAsync(closed.Token) is not (null or "."))
                continue;
            Interlocked.Increment(ref taken);
            await beforeAnswer(closed.Token);
            await writer.WriteLineAsync("250 Taken");
        }
    }
}
