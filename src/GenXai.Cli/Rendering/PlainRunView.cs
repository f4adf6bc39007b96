using GenXai.Cli.Infrastructure;
using GenXai.Cli.Sessions;
using GenXai.Workflows.Contracts;
using GenXai.Workflows.Contracts.Log;

namespace GenXai.Cli.Rendering;

/// <summary>One line per thing that happens: for pipes and logs.</summary>
internal sealed class PlainRunView : IRunView
{
    private readonly CliContext _context;

    public PlainRunView(CliContext context) => _context = context;

    public Task<(RunResult Result, long Next)> ShowAsync(
        Session session, string runId, long from, CancellationToken cancellationToken) =>
        RunFeed.PumpAsync(session, runId, from, Print, cancellationToken);

    private void Print(LogEntry entry)
    {
        if (EntryText.Of(entry) is { } line)
        {
            _context.Out.WriteLine(line);
        }
    }
}
