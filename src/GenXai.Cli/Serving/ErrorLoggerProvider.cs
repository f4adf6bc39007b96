using GenXai.Cli.Infrastructure;
using Microsoft.Extensions.Logging;

namespace GenXai.Cli.Serving;

/// <summary>Warnings and errors of the server on standard error, one line each with the cause.</summary>
internal sealed class ErrorLoggerProvider(CliContext context) : ILoggerProvider
{
    public ILogger CreateLogger(string categoryName) => new ErrorLogger(context, categoryName);

    public void Dispose()
    {
    }

    private sealed class ErrorLogger(CliContext context, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel is >= LogLevel.Warning and < LogLevel.None;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
            {
                var cause = exception is null ? "" : $": {exception.GetType().Name}: {exception.Message}";
                context.Error.WriteLine($"genxai: {(logLevel == LogLevel.Warning ? "warning" : "error")} of {category}: {formatter(state, exception)}{cause}");
            }
        }
    }
}
