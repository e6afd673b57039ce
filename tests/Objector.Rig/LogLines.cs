using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Objector.Rig;

/// <summary>A logger that keeps what it is told.</summary>
public sealed class LogLines<T> : ILogger<T>
{
    private readonly ConcurrentQueue<string> lines = new();

    public IReadOnlyCollection<string> Lines => lines;

    /// <summary>The first line with this text; waited for.</summary>
    public Task<string> Next(string text) =>
        Wait.For(() => Task.FromResult(lines.FirstOrDefault(line => line.Contains(text, StringComparison.Ordinal))), $"the log to say: {text}");

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        lines.Enqueue($"{logLevel} {formatter(state, exception)} {exception}".TrimEnd());

    public bool IsEnabled(LogLevel logLevel) => true;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;
}
