using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Objector.App;
using Objector.App.Mail;
using Objector.Functions.Durable;

namespace Objector.Functions.Tests.App;

/// <summary>The app as Program composes it, at work on a task hub: the real orchestrators and the real activities.</summary>
internal sealed class RunningApp : IAsyncDisposable
{
    private readonly ServiceProvider services;
    private readonly IHost worker;

    private RunningApp(ServiceProvider services, TaskHub hub)
    {
        this.services = services;
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Logging.ClearProviders();
        builder.Services.AddDurableTaskWorker(durable => durable.UseGrpc(hub.Channel).AddTasks(Add));
        builder.Services.AddDurableTaskClient(durable => durable.UseGrpc(hub.Channel).RegisterDirectly());
        worker = builder.Build();
        Client = worker.Services.GetRequiredService<DurableTaskClient>();
        Letterbox = (Letterbox)services.GetRequiredService<IPostOffice>();
    }

    public IServiceProvider Services => services;

    public DurableTaskClient Client { get; }

    public Letterbox Letterbox { get; }

    public static async Task<RunningApp> Start(IConfiguration configuration, Storage storage, TimeProvider time, TaskHub hub)
    {
        var app = new RunningApp(Compose(configuration, storage, time), hub);
        await app.worker.StartAsync();
        return app;
    }

    public static ServiceProvider Compose(IConfiguration configuration, Storage storage, TimeProvider time)
    {
        var settings = ObjectorSettings.Read(configuration);
        return new ServiceCollection()
            .AddSingleton(configuration)
            .AddObjectorFunctions(settings, storage, time, configuration)
            .AddSingleton<IPostOffice>(new Letterbox(new SmtpPostOffice(settings.Mail.Smtp)))
            .BuildServiceProvider();
    }

    /// <summary>A class of functions, made anew as the host does for each invocation.</summary>
    public T Functions<T>()
        where T : class => ActivatorUtilities.CreateInstance<T>(services);

    public async ValueTask DisposeAsync()
    {
        await worker.StopAsync();
        worker.Dispose();
        await services.DisposeAsync();
    }

    private void Add(DurableTaskRegistry tasks)
    {
        tasks.AddOrchestratorFunc<Turn>(nameof(CaseOrchestrator), CaseOrchestrator.Run);
        tasks.AddOrchestratorFunc<Turn>(nameof(MailOrchestrator), MailOrchestrator.Run);
        Look<CaseActivities>(nameof(CaseActivities.LookAtCase), (it, turn) => it.LookAtCase(turn, Client, default));
        Do(nameof(CaseActivities.SendMail), (it, due) => it.SendMail(due, Client, default));
        Do(nameof(CaseActivities.NotePassing), (it, due) => it.NotePassing(due, default));
        Do(nameof(CaseActivities.PurgeEvidence), (it, due) => it.PurgeEvidence(due, Client, default));
        Look<MailActivities>(nameof(MailActivities.DeliverMail), (it, turn) => it.DeliverMail(turn, Client, default));

        void Look<T>(string name, Func<T, Turn, Task<Seen>> look)
            where T : class => tasks.AddActivityFunc<Turn, Seen>(name, (_, turn) => look(Functions<T>(), turn));

        void Do(string name, Func<CaseActivities, DueChore, Task> run) =>
            tasks.AddActivityFunc<DueChore>(name, (_, due) => run(Functions<CaseActivities>(), due));
    }
}
