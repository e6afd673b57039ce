using System.Net;
using System.Net.Sockets;

namespace Objector.Rig;

/// <summary>Passes connections on to a port of this machine, and can let them die as a router does that forgets them: without a word.</summary>
public sealed class Relay : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private volatile int generation;

    public Relay(int port)
    {
        listener.Start();
        Port = ((IPEndPoint)listener.LocalEndpoint).Port;
        _ = Accept(port);
    }

    public int Port { get; }

    /// <summary>From now on nothing passes on the connections that are open, and they stay open.</summary>
    public void Swallow() => generation++;

    public void Dispose() => listener.Dispose();

    private async Task Accept(int port)
    {
        while (true)
        {
            var near = await listener.AcceptTcpClientAsync();
            var far = new TcpClient();
            await far.ConnectAsync(IPAddress.Loopback, port);
            _ = Pass(near, far, generation);
            _ = Pass(far, near, generation);
        }
    }

    private async Task Pass(TcpClient from, TcpClient to, int born)
    {
        var buffer = new byte[8192];
        while (await from.GetStream().ReadAsync(buffer) is > 0 and var count)
        {
            if (born == generation)
                await to.GetStream().WriteAsync(buffer.AsMemory(0, count));
        }

        to.Close();
    }
}
