using System.Net.Sockets;

namespace Objector.SelfHost.Local;

/// <summary>Who is at a port.</summary>
internal static class Probes
{
    private static readonly HttpClient Http = new() { Timeout = TimeSpan.FromSeconds(5) };

    /// <summary>Whether it is the service itself that answers, not merely something.</summary>
    public static async Task<bool> Answers(ServicePlan plan, CancellationToken cancel)
    {
        try
        {
            using var response = await Http.GetAsync(plan.Probe, cancel);
            if (!plan.IsIt(response))
                return false;
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException && !cancel.IsCancellationRequested)
        {
            return false;
        }

        foreach (var (port, _) in plan.Ports)
        {
            if (!await IsTaken(port, cancel))
                return false;
        }

        return true;
    }

    public static async Task<bool> IsTaken(int port, CancellationToken cancel)
    {
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync("127.0.0.1", port, cancel);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
