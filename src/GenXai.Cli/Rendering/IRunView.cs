using GenXai.Cli.Sessions;
using GenXai.Workflows.Contracts;

namespace GenXai.Cli.Rendering;

/// <summary>Shows a run as it goes.</summary>
internal interface IRunView
{
    /// <summary>Shows log entries from a number on, until the run is at rest.</summary>
    /// <returns>The result as it stands, and the number of the next entry to show.</returns>
    Task<(RunResult Result, long Next)> ShowAsync(Session session, string runId, long from, CancellationToken cancellationToken);
}
