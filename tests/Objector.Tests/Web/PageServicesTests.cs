using System.Collections.Concurrent;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Objector.App.Web;

namespace Objector.Tests.Web;

public class PageServicesTests
{
    [Fact]
    public async Task A_first_start_makes_a_key_without_a_warning()
    {
        using var log = new Warnings();
        await using var services = Services(log);

        foreach (var hosted in services.GetServices<IHostedService>())
            await hosted.StartAsync(TestContext.Current.CancellationToken);
        var sealedText = services.GetDataProtector("a purpose").Protect("a text");

        Assert.Equal("a text", services.GetDataProtector("a purpose").Unprotect(sealedText));
        Assert.Empty(log.Said);
    }

    [Fact]
    public async Task That_key_stays_in_memory()
    {
        using var log = new Warnings();
        await using var services = Services(log);
        await using var another = Services(log);
        services.GetDataProtector("a purpose").Protect("a text");

        var kept = services.GetRequiredService<IOptions<KeyManagementOptions>>().Value.XmlRepository;

        Assert.Single(kept!.GetAllElements());
        Assert.Empty(another.GetRequiredService<IOptions<KeyManagementOptions>>().Value.XmlRepository!.GetAllElements());
    }

    private static ServiceProvider Services(Warnings log) =>
        new ServiceCollection().AddLogging(logging => logging.AddProvider(log)).AddPages().BuildServiceProvider();

    /// <summary>What was said at the level of a warning or above.</summary>
    private sealed class Warnings : ILoggerProvider, ILogger
    {
        private readonly ConcurrentQueue<string> said = new();

        public IReadOnlyCollection<string> Said => said;

        public ILogger CreateLogger(string categoryName) => this;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
                said.Enqueue(formatter(state, exception));
        }

        public void Dispose()
        {
        }
    }
}
