using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Objector.App;
using Objector.App.Email;
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
        Letterbox = (Letterbox)services.GetRequiredService<IEmailSender>();
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
            .AddSingleton<IEmailSender>(new Letterbox(new SmtpEmailSender(settings.Mail.Smtp)))
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
        tasks.AddOrchestratorFunc<CaseRunInput>(nameof(CaseOrchestrator), CaseOrchestrator.Run);
        tasks.AddOrchestratorFunc<CaseRunInput>(nameof(MailOrchestrator), MailOrchestrator.Run);
        Look<CaseActivities>(nameof(CaseActivities.GetNextSteps), (it, turn) => it.GetNextSteps(turn, Client, default));
        Do(nameof(CaseActivities.SendMail), (it, due) => it.SendMail(due, Client, default));
        Do(nameof(CaseActivities.RecordTimeElapsed), (it, due) => it.RecordTimeElapsed(due, default));
        Do(nameof(CaseActivities.DeleteCase), (it, due) => it.DeleteCase(due, Client, default));
        Look<MailActivities>(nameof(MailActivities.DeliverMail), (it, turn) => it.DeliverMail(turn, Client, default));

        void Look<T>(string name, Func<T, CaseRunInput, Task<NextSteps>> look)
            where T : class => tasks.AddActivityFunc<CaseRunInput, NextSteps>(name, (_, turn) => look(Functions<T>(), turn));

        void Do(string name, Func<CaseActivities, StepToRun, Task> run) =>
            tasks.AddActivityFunc<StepToRun>(name, (_, due) => run(Functions<CaseActivities>(), due));
    }
}
