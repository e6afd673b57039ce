using DurableTask.Core;
using Grpc.Core;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.DurableTask.Protobuf;
using Microsoft.DurableTask.Testing.Sidecar;
using Microsoft.DurableTask.Testing.Sidecar.Grpc;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Objector.Rig;

namespace Objector.Functions.Tests.App;

/// <summary>
/// A task hub in memory: what <see cref="Microsoft.DurableTask.Testing.DurableTaskTestHost"/> starts, without the worker, so that either
/// can go and the other stay. A hub in storage would hand what a killed worker was doing to the next one after a minute; here it is lost.
/// </summary>
internal sealed class TaskHub : IAsyncDisposable
{
    private readonly WebApplication server;

    private TaskHub(WebApplication server, GrpcChannel channel) => (this.server, Channel) = (server, channel);

    public GrpcChannel Channel { get; }

    public static async Task<TaskHub> Start()
    {
        var address = $"http://127.0.0.1:{FreePorts.Take(1)[0]}";
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost
            .UseUrls(address)
            .ConfigureKestrel(kestrel => kestrel.ConfigureEndpointDefaults(listen => listen.Protocols = HttpProtocols.Http2));
        builder.Logging.ClearProviders();
        var hub = new InMemoryOrchestrationService(NullLoggerFactory.Instance);
        builder.Services.AddGrpc();
        builder.Services
            .AddSingleton<IOrchestrationService>(hub)
            .AddSingleton<IOrchestrationServiceClient>(hub)
            .AddSingleton<TaskHubGrpcServer, Server>();
        var server = builder.Build();
        server.MapGrpcService<TaskHubGrpcServer>();
        await server.StartAsync();
        return new TaskHub(server, GrpcChannel.ForAddress(address));
    }

    public async ValueTask DisposeAsync()
    {
        Channel.Dispose();
        using var now = new CancellationTokenSource();
        await now.CancelAsync();
        await server.StopAsync(now.Token);
        await server.DisposeAsync();
    }

    // The one of the package knows no filter by age. Here no history grows old.
    private sealed class Server(
        IHostApplicationLifetime lifetime,
        ILoggerFactory loggers,
        IOrchestrationService service,
        IOrchestrationServiceClient client,
        IOptions<TaskHubGrpcServerOptions> options)
        : TaskHubGrpcServer(lifetime, loggers, service, client, options)
    {
        public override Task<PurgeInstancesResponse> PurgeInstances(PurgeInstancesRequest request, ServerCallContext context) =>
            Task.FromResult(new PurgeInstancesResponse());
    }
}
