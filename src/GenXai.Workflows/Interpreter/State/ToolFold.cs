using GenXai.Workflows.Contracts;
using GenXai.Workflows.Contracts.Log.Calls;

namespace GenXai.Workflows.Interpreter.State;

/// <summary>Folds calls of tools.</summary>
internal static class ToolFold
{
    /// <summary>A call has ended. One that only asks a person, or is expanded into others, was not made.</summary>
    /// <returns>How many calls were made: one or none.</returns>
    public static int Apply(RunState state, ToolCompleted data)
    {
        state.ToolCalls[data.Tool] = Math.Max(data.Call, state.ToolCalls.GetValueOrDefault(data.Tool));
        if (data.Outcome is { Asks: not null } or { Expands: not null } or { Failure.Code: ErrorCodes.TemplateError })
        {
            return 0;
        }

        var failed = data.Outcome.Failure is null ? 0 : 1;
        Add(state, new ToolStatistics(data.Tool, 1, 1 - failed, failed, data.Outcome.DurationMs));
        return 1;
    }

    /// <summary>A sub-run has ended: what it used counts here too.</summary>
    public static void Apply(RunState state, IReadOnlyList<ToolStatistics>? used)
    {
        foreach (var tool in used ?? [])
        {
            Add(state, tool);
        }
    }

    private static void Add(RunState state, ToolStatistics more) => state.Tools[more.Name] = state.Tools.TryGetValue(more.Name, out var known)
        ? new ToolStatistics(
            more.Name,
            known.Calls + more.Calls,
            known.Successes + more.Successes,
            known.Failures + more.Failures,
            known.DurationMs + more.DurationMs)
        : more;
}
