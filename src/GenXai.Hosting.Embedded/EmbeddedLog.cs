using GenXai.Hosting.Embedded.History;
using Microsoft.Extensions.Logging;

namespace GenXai.Hosting.Embedded;

/// <summary>What the embedded host logs: ids 3000 to 3099.</summary>
internal static partial class EmbeddedLog
{
    [LoggerMessage(3000, LogLevel.Warning, "Instance {InstanceId} is suspended: {Reason}")]
    public static partial void InstanceSuspended(ILogger logger, string instanceId, string reason);

    [LoggerMessage(3001, LogLevel.Information, "Instance {InstanceId} is driven by another process now, or was ended by force")]
    public static partial void InstanceTaken(ILogger logger, string instanceId);

    [LoggerMessage(3002, LogLevel.Debug, "Instance {InstanceId}: {Kind} {Sequence} of generation {Generation} came late and was dropped")]
    public static partial void StaleAnswerDropped(
        ILogger logger, string instanceId, HistoryEventKind kind, int sequence, int generation);

    [LoggerMessage(3003, LogLevel.Information, "Took over {Count} instances from host {Owner}, which has ended")]
    public static partial void TookOver(ILogger logger, int count, long owner);

    [LoggerMessage(3004, LogLevel.Error, "The runtime has stopped")]
    public static partial void Faulted(ILogger logger, Exception exception);

    [LoggerMessage(3005, LogLevel.Warning, "The checkpoint of the store failed: {Reason}")]
    public static partial void CheckpointFailed(ILogger logger, string reason);
}
