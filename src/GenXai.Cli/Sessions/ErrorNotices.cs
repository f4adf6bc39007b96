using GenXai.Activities;
using GenXai.Cli.Infrastructure;

namespace GenXai.Cli.Sessions;

/// <summary>Writes notices, such as that the offline model answers, to standard error.</summary>
internal sealed class ErrorNotices(CliContext context) : INotices
{
    public void Notice(string line) => context.Error.WriteLine($"genxai: {line}");
}
