using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Objector.Rig.Chaos;

/// <summary>What a network and a server at the other end of it can do to us.</summary>
public enum Fault
{
    None,

    /// <summary>Connections are reset, new ones as they come.</summary>
    Refuse,

    /// <summary>Everything arrives, late.</summary>
    Slow,

    /// <summary>Connections are reset in the middle of a transfer.</summary>
    Cut,

    /// <summary>HTTP 500; over SMTP a passing error.</summary>
    Error,

    /// <summary>HTTP 503; over SMTP a server that closes.</summary>
    Unavailable,

    /// <summary>Nothing is answered, and nobody hangs up.</summary>
    Hang,

    /// <summary>What was asked is done; of the answer half arrives.</summary>
    HalfAnswer,
}

/// <summary>Stands between the host and one port of a service, and does what <see cref="Now"/> says, on connections that are open, too.</summary>
public sealed class FaultProxy : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource closed = new();
    private readonly int target;
    private readonly bool isHttp;
    private readonly Random chance;
    private volatile Fault now;

    public FaultProxy(int target, bool isHttp, int seed)
    {
        (this.target, this.isHttp, chance) = (target, isHttp, new Random(seed));
        listener.Start();
        Port = ((IPEndPoint)listener.LocalEndpoint).Port;
        _ = Accept();
    }

    public int Port { get; }

    public Fault Now
    {
        get => now;
        set => now = value;
    }

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
            // The rig is taken down.
        }
    }

    private async Task Serve(TcpClient near)
    {
        using var far = new TcpClient();
        using (near)
        {
            try
            {
                if (now == Fault.Refuse)
                    throw new IOException("Refused.");
                await far.ConnectAsync(IPAddress.Loopback, target, closed.Token);
                await await Task.WhenAny(Pass(near, far, answers: false), Pass(far, near, answers: true));
            }
            catch (Exception e) when (e is IOException or SocketException or OperationCanceledException or ObjectDisposedException)
            {
                // No goodbye: the other side gets a reset, in the middle of whatever it was at.
                near.LingerState = new LingerOption(enable: true, seconds: 0);
            }
        }
    }

    private async Task Pass(TcpClient from, TcpClient to, bool answers)
    {
        var buffer = new byte[16 * 1024];
        while (await from.GetStream().ReadAsync(buffer, closed.Token) is > 0 and var count)
        {
            var some = buffer.AsMemory(0, count);
            switch (now)
            {
                case Fault.Refuse:
                    throw new IOException("Refused.");
                case Fault.Slow:
                    await Task.Delay(Between(20, 600), closed.Token);
                    break;
                case Fault.Cut:
                    some = some[..Between(0, count)];
                    break;
                case Fault.HalfAnswer when answers:
                    some = some[..(count / 2)];
                    break;
                case Fault.Error or Fault.Unavailable when !answers:
                    await from.GetStream().WriteAsync(Encoding.ASCII.GetBytes(Excuse()), closed.Token);
                    return;
                case Fault.Hang:
                    while (now == Fault.Hang)
                        await Task.Delay(50, closed.Token);
                    throw new IOException("Whoever hung is gone.");
            }

            await to.GetStream().WriteAsync(some, closed.Token);
            if (some.Length < count)
                throw new IOException("Cut.");
        }
    }

    private string Excuse() => (isHttp, now) switch
    {
        (true, Fault.Error) => "HTTP/1.1 500 Internal Server Error\r\nContent-Length: 0\r\nConnection: close\r\n\r\n",
        (true, _) => "HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\nConnection: close\r\n\r\n",
        (false, Fault.Error) => "451 4.3.0 Something is wrong here\r\n",
        (false, _) => "421 4.3.2 Closing\r\n",
    };

    private int Between(int least, int below)
    {
        lock (chance)
            return chance.Next(least, below);
    }
}
