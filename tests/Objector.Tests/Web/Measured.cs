using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Objector.App.Telemetry;

namespace Objector.Tests.Web;

/// <summary>Metrics, and what was counted by them.</summary>
internal sealed class Measured : IDisposable
{
    private readonly ServiceProvider services = new ServiceCollection().AddMetrics().AddSingleton<ObjectorMetrics>().BuildServiceProvider();
    private readonly MeterListener listener;

    public Measured()
    {
        var ours = services.GetRequiredService<IMeterFactory>();
        listener = new MeterListener
        {
            InstrumentPublished = (instrument, listening) =>
            {
                if (instrument.Meter.Scope == ours)
                    listening.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Seen.Add((instrument.Name, value, string.Join(' ', tags.ToArray().Select(tag => $"{tag.Key}={tag.Value}")))));
        listener.Start();
    }

    public ObjectorMetrics Metrics => services.GetRequiredService<ObjectorMetrics>();

    public List<(string Name, long Value, string Tags)> Seen { get; } = [];

    public void Dispose()
    {
        listener.Dispose();
        services.Dispose();
    }
}
