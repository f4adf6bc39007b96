using Microsoft.Extensions.Logging;

namespace GenXai.Hosting;

/// <summary>What this room logs: ids 2000 to 2099.</summary>
internal static partial class HostingLog
{
    [LoggerMessage(2000, LogLevel.Error, "{Method} {Path} failed")]
    public static partial void RequestFailed(ILogger logger, string method, string? path, Exception exception);

    [LoggerMessage(2003, LogLevel.Information, "The schedule of workflow {Workflow} for {Time} started run {RunId}")]
    public static partial void ScheduleFired(ILogger logger, string workflow, DateTimeOffset time, string runId);

    [LoggerMessage(2004, LogLevel.Debug, "The schedule of workflow {Workflow} for {Time} had started its run before")]
    public static partial void ScheduleFiredElsewhere(ILogger logger, string workflow, DateTimeOffset time);

    [LoggerMessage(2005, LogLevel.Warning, "Schedules cannot be looked at now; they are tried again")]
    public static partial void SchedulesUnusable(ILogger logger, Exception exception);

    [LoggerMessage(2006, LogLevel.Information, "Purged {Count} runs and batches that ended more than {Days} days ago")]
    public static partial void Retained(ILogger logger, int count, int days);

    [LoggerMessage(2007, LogLevel.Information, "Batch {BatchId} is kept for now: {Reason}")]
    public static partial void BatchKept(ILogger logger, string batchId, string reason);

    [LoggerMessage(2008, LogLevel.Warning, "Old runs cannot be purged now; it is tried again in an hour")]
    public static partial void RetentionUnusable(ILogger logger, Exception exception);

    [LoggerMessage(2010, LogLevel.Warning, "Refused {Caller}: {Method} {Path}: {Reason}")]
    public static partial void CallRefused(ILogger logger, string caller, string method, string? path, string reason);

    [LoggerMessage(2001, LogLevel.Warning, "Message {MessageId} of queue {Queue} went to the poison queue: {Reason}")]
    public static partial void MessagePoisoned(ILogger logger, string messageId, string queue, string reason);

    [LoggerMessage(2002, LogLevel.Warning, "Queue {Queue} cannot be used now; it is tried again")]
    public static partial void QueueUnusable(ILogger logger, string queue, Exception exception);
}
