using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Hosting;
using Objector.App;
using Objector.Functions;
using Objector.Functions.Http;

try
{
    var builder = FunctionsApplication.CreateBuilder(args);
    builder.ConfigureFunctionsWebApplication();
    builder.UseMiddleware<ResponseMiddleware>();

    var settings = ObjectorSettings.Read(builder.Configuration);
    var (storage, time) = await settings.Open(CancellationToken.None);

    builder.Services.AddObjectorFunctions(settings, storage, time, builder.Configuration);
    await builder.Build().RunAsync();
    return 0;
}
catch (Exception e) when (e is SettingsException or StorageUnreachableException)
{
    await Console.Error.WriteLineAsync(e.Message);
    return 1;
}
