using System.Collections.Concurrent;
using System.Text.Json;
using GenXai.Workflows.Contracts;
using GenXai.Workflows.Definitions;
using GenXai.Workflows.Graph;
using GenXai.Workflows.Interpreter.Execution;
using GenXai.Workflows.Interpreter.Execution.Generations;
using GenXai.Workflows.Interpreter.State;
using GenXai.Workflows.Orchestration;

namespace GenXai.Workflows.Interpreter;

/// <summary>
/// The interpreter, engine number <see cref="WorkflowEngine.Current"/>: runs workflow graphs on a durable host. Hosts
/// register it under <see cref="WorkflowEngine.OrchestratorName"/> and its number.
/// </summary>
public sealed class WorkflowOrchestrator : IOrchestrator
{
    private readonly IDefinitionSource _definitions;
    private readonly ConcurrentDictionary<(string Hash, string Key), WorkflowGraph> _graphs = new();
    private readonly TemplateCache _templates = new();
    private readonly HistoryLimits _limits;

    /// <summary>Makes the interpreter.</summary>
    /// <param name="definitions">The definitions that runs are pinned to: content-addressed, so asking is no I/O that could differ.</param>
    public WorkflowOrchestrator(IDefinitionSource definitions)
        : this(definitions, HistoryLimits.Default)
    {
    }

    /// <summary>For tests: with limits so small that every wait ends a generation.</summary>
    internal WorkflowOrchestrator(IDefinitionSource definitions, HistoryLimits limits)
    {
        _definitions = definitions;
        _limits = limits;
    }

    /// <summary>The compiled graph of a workflow of a stored bundle.</summary>
    /// <param name="definition">The bundle's hash.</param>
    /// <param name="workflowKey">The workflow's key in the bundle.</param>
    /// <exception cref="KeyNotFoundException">There is no such bundle or workflow.</exception>
    public WorkflowGraph GraphOf(string definition, string workflowKey) => _graphs.GetOrAdd(
        (definition, workflowKey),
        static (key, source) => WorkflowGraph.Compile(source.Get(key.Hash).Workflows[key.Key]),
        _definitions);

    /// <inheritdoc />
    public Task<string?> RunAsync(IOrchestrationContext context, string? input)
    {
        var given = JsonSerializer.Deserialize(input ?? "", ContractsJsonContext.Default.WorkflowRunInput)
            ?? throw new InvalidOperationException("a run needs an input");
        var graph = GraphOf(given.Definition, given.WorkflowKey);
        var state = given.Snapshot is { } snapshot ? RunSnapshots.Restore(snapshot, graph) : new RunState(graph);
        var services = new RunServices(context, given, _definitions.Get(given.Definition), state, _templates, _limits);
        return new RunDriver(services).RunAsync();
    }
}
