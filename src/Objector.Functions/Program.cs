using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Objector.App;
using Objector.App.Cases;
using Objector.App.Telemetry;
using Objector.App.Time;
using Objector.Functions.Durable;
using Objector.Functions.Http;

try
{
    var builder = FunctionsApplication.CreateBuilder(args);
    builder.ConfigureFunctionsWebApplication();
    builder.UseMiddleware<Manners>();

    var settings = ObjectorSettings.Read(builder.Configuration);
    var (storage, time) = await settings.Open(CancellationToken.None);

    builder.Services
        // All of its instances are one: the task hub gives a case's chore to one of them at a time.
        .AddObjector(settings, storage, time, new Worker("functions"))
        .AddObjectorTelemetry(builder.Configuration)
        .AddSingleton<RealTime>()
        .AddSingleton<Doorbell>()
        .AddSingleton<IAlarmClock>(services => services.GetRequiredService<Doorbell>());
    await builder.Build().RunAsync();
    return 0;
}
catch (Exception e) when (e is SettingsException or StorageUnreachableException)
{
    await Console.Error.WriteLineAsync(e.Message);
    return 1;
}
