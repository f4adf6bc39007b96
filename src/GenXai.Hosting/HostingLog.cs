using Microsoft.Extensions.Logging;

namespace GenXai.Hosting;

/// <summary>What this room logs: ids 2000 to 2099.</summary>
internal static partial class HostingLog
{
    [LoggerMessage(2000, LogLevel.Error, "{Method} {Path} failed")]
    public static partial void RequestFailed(ILogger logger, string method, string? path, Exception exception);
}
