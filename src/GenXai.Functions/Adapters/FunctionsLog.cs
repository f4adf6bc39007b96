using Microsoft.Extensions.Logging;

namespace GenXai.Functions.Adapters;

/// <summary>What the Functions app logs: ids 4000 to 4099.</summary>
internal static partial class FunctionsLog
{
    [LoggerMessage(4000, LogLevel.Error, "Run {RunId} asks for engine {Engine}, which this app does not have: it waits for a deployment that has it")]
    public static partial void EngineUnknown(ILogger logger, string runId, string engine);

    [LoggerMessage(4001, LogLevel.Warning, "{Count} runs had been taken but never begun; they were begun now")]
    public static partial void Swept(ILogger logger, int count);

    [LoggerMessage(4003, LogLevel.Warning, "Message {MessageId} went to the poison queue: {Reason}")]
    public static partial void MessagePoisoned(ILogger logger, string messageId, string reason);

    [LoggerMessage(4002, LogLevel.Information, "{Line}")]
    public static partial void Noticed(ILogger logger, string line);
}
