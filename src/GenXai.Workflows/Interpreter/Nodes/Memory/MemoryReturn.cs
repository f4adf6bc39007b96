using System.Text.Json;
using GenXai.Workflows.Contracts.Memory;
using GenXai.Workflows.Contracts.Payloads;
using GenXai.Workflows.Interpreter.Execution;
using GenXai.Workflows.Interpreter.State;

namespace GenXai.Workflows.Interpreter.Nodes.Memory;

/// <summary>
/// Puts the memory of a run where the run itself stands, after it went back or began as a fork: the log tells what the
/// entity held then. A memory that outlives runs is left as it is, since others use it.
/// </summary>
internal static class MemoryReturn
{
    public static async Task LoadAsync(RunServices run)
    {
        if (run.Definition.Memory is not { Shared: true, IsOfRun: true } || run.State.LastMemoryVersion == 0)
        {
            return;
        }

        var state = new MemoryScopeState { LastVersion = run.State.LastMemoryVersion, Cells = Cells(run.State, run.Context.CurrentUtcTime) };
        var result = await run.Gate.CallEntityAsync(
            MemoryScopes.OfRun(run.Input.RunId), MemoryOperations.Load, JsonSerializer.Serialize(state, MemoryJsonContext.Default.MemoryScopeState));
        if (result.Failed)
        {
            throw new InvalidOperationException($"shared memory: {result.Failure!.Type}: {result.Failure.Message}");
        }
    }

    // The order of the versions is that of the writes; the times keep it.
    private static List<MemoryCell> Cells(RunState state, DateTimeOffset now) =>
    [
        .. state.MemoryVersions
            .Where(pair => state.Memory.TryGetValue(pair.Key, out var value) && !PayloadValues.Occurs(value))
            .Select(pair => new MemoryCell(
                pair.Key,
                state.Memory[pair.Key],
                pair.Value,
                now - TimeSpan.FromTicks(state.LastMemoryVersion - pair.Value),
                state.MemoryEnds.TryGetValue(pair.Key, out var until) ? until : null)),
    ];
}
