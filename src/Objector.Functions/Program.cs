using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Objector.App;
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
        .AddObjector(settings, storage, time)
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
