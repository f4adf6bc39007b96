using System.Text;
using GenXai.Hosting.Embedded.History;
using GenXai.Hosting.Embedded.Runtime;
using GenXai.Integration.Tests.Support;
using GenXai.Workflows.Definitions;
using GenXai.Workflows.Definitions.Loading;
using GenXai.Workflows.Interpreter;
using GenXai.Workflows.Interpreter.Execution.Generations;
using GenXai.Workflows.Orchestration;
using Microsoft.Extensions.Logging.Abstractions;

namespace GenXai.Integration.Tests.Histories;

/// <summary>Replays recorded histories with the interpreter of their engine number.</summary>
internal static class HistoryReplay
{
    // Every engine number that was released stays here; a history of an unknown one is a fault.
    private static readonly Dictionary<int, Func<IDefinitionSource, HistoryLimits, IOrchestrator>> Engines = new()
    {
        [1] = (definitions, limits) => new WorkflowOrchestrator(definitions, limits),
    };

    public static IEnumerable<int> Numbers => Engines.Keys.Order();

    /// <summary>The first thing that does not fit; null when all does.</summary>
    public static string? Fault(HistoryFile file)
    {
        var limits = HistoryLimits.Default with { MaxEvents = file.MaxEvents };
        var code = Engines[file.Engine](new PinnedProgram(WorkflowLoader.FromBundle(file.Bundle)), limits);
        foreach (var generation in file.Generations)
        {
            var executor = new OrchestrationExecutor(
                generation.InstanceId, generation.Number, code, generation.Input, NullLoggerFactory.Instance, static _ => { });
            foreach (var row in generation.Rows)
            {
                executor.Replay(HistoryJson.ReadStep(Encoding.UTF8.GetBytes(row.GetRawText())));
                if (executor.Violation is { } violation)
                {
                    return violation;
                }
            }
        }

        return null;
    }
}
