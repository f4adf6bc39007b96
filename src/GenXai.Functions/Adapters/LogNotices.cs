using GenXai.Activities;
using Microsoft.Extensions.Logging;

namespace GenXai.Functions.Adapters;

/// <summary>Lines for the person who runs the host go to the log.</summary>
internal sealed class LogNotices(ILogger<LogNotices> log) : INotices
{
    public void Notice(string line) => FunctionsLog.Noticed(log, line);
}
