using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Objector.App;
using Objector.App.Cases;
using Objector.App.Scheduling;
using Objector.App.Telemetry;
using Objector.Functions.Durable;

namespace Objector.Functions;

/// <summary>Everything that the functions are made of, for the program and for its tests alike.</summary>
public static class FunctionsServices
{
    /// <param name="configuration">Where the telemetry goes; all else is in <paramref name="settings"/>.</param>
    public static IServiceCollection AddObjectorFunctions(
        this IServiceCollection services, ObjectorSettings settings, Storage storage, TimeProvider time, IConfiguration configuration) =>
        services
            // All of its instances are one: the task hub gives a case's chore to one of them at a time.
            .AddObjector(settings, storage, time, new HostInstance("functions"))
            .AddObjectorTelemetry(configuration)
            .AddSingleton<DurableTimerClock>()
            .AddSingleton<DurableCaseScheduler>()
            .AddSingleton<ICaseScheduler>(provider => provider.GetRequiredService<DurableCaseScheduler>());
}
