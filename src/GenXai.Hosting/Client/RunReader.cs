using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Text.Json;
using GenXai.Hosting.Catalog;
using GenXai.Hosting.People;
using GenXai.Workflows.Contracts;
using GenXai.Workflows.Contracts.Log;
using GenXai.Workflows.Graph;
using GenXai.Workflows.Interpreter.State;

namespace GenXai.Hosting.Client;

/// <summary>Reads runs: an ended one has its result as output, any other is a fold of its log.</summary>
internal sealed class RunReader
{
    private const int PageSize = 10_000;
    private readonly ConcurrentDictionary<(string Definition, string Workflow), WorkflowGraph> _graphs = new();
    private readonly IEventLogReader _log;
    private readonly DefinitionCatalog _catalog;

    public RunReader(IEventLogReader log, DefinitionCatalog catalog)
    {
        _log = log;
        _catalog = catalog;
    }

    /// <summary>Whether a run stands still until someone does something.</summary>
    public static bool IsAtRest(OrchestrationState state) =>
        state.IsEnded
        || state.Status == OrchestrationStatus.Suspended
        || (CustomStatus(state) is { } custom && string.Equals(custom.Status, RunStatuses.Waiting, StringComparison.Ordinal));

    /// <summary>Whether a run says of itself that it asks no person anything; it says so before its log tells of a question.</summary>
    public static bool AsksNobody(OrchestrationState state) => CustomStatus(state) is { WaitingCount: 0 };

    /// <summary>Whether a result says that the run stands still until someone does something.</summary>
    public static bool IsAtRest(RunResult result) =>
        result.Status is not (RunStatuses.Pending or RunStatuses.Running);

    /// <summary>A run's result as it stands.</summary>
    public async Task<RunResult> ReadAsync(OrchestrationState state, CancellationToken cancellationToken)
    {
        if (state is { Status: OrchestrationStatus.Completed, Output: { } output }
            && JsonSerializer.Deserialize(output, ContractsJsonContext.Default.RunOutput) is { } ended)
        {
            return ended.Result;
        }

        var metadata = Metadata(state);
        var history = new RunHistory(GraphOf(metadata.Definition, metadata.WorkflowKey), state.Id);
        await foreach (var entry in EntriesAsync(state.Id, 1, cancellationToken))
        {
            history.Apply(entry);
        }

        // Before its first entry a run does not know what it is pinned to.
        return WithHostStatus(history.Result with { Definition = metadata.Definition }, state);
    }

    /// <summary>
    /// A run for a list, by what it says of itself; its log is read only where it says nothing of what it used, as
    /// before its first step.
    /// </summary>
    public async Task<RunSummary> SummarizeAsync(OrchestrationState state, CancellationToken cancellationToken)
    {
        if (CustomStatus(state) is { Usage: { } usage } custom)
        {
            var status = state.Status switch
            {
                OrchestrationStatus.Suspended => RunStatuses.Suspended,
                OrchestrationStatus.Failed => RunStatuses.Failed,
                OrchestrationStatus.Terminated => RunStatuses.Terminated,
                _ => custom.Status,
            };
            return new RunSummary(state.Id, Metadata(state).Workflow, status, state.CreatedAt, state.UpdatedAt, usage);
        }

        var result = await ReadAsync(state, cancellationToken);
        return new RunSummary(state.Id, result.Workflow, result.Status, state.CreatedAt, state.UpdatedAt, result.Usage);
    }

    /// <summary>The entries of a log, page by page.</summary>
    public async IAsyncEnumerable<LogEntry> EntriesAsync(
        string runId, long from, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (true)
        {
            var page = await _log.ReadAsync(runId, from, PageSize, cancellationToken);
            foreach (var entry in page)
            {
                yield return entry;
            }

            if (page.Count < PageSize)
            {
                yield break;
            }

            from = page[^1].Seq + 1;
        }
    }

    /// <summary>What one run asks of people.</summary>
    public async Task<QuestionFold> QuestionsAsync(string runId, CancellationToken cancellationToken)
    {
        var fold = new QuestionFold();
        await foreach (var entry in EntriesAsync(runId, 1, cancellationToken))
        {
            fold.Apply([entry]);
        }

        return fold;
    }

    /// <summary>Follows a path such as <c>sub/ok</c> from a run to the sub-run whose node is meant.</summary>
    /// <exception cref="WorkflowClientException"><c>not_found</c>: no sub-run stands under a part of the path.</exception>
    public async Task<(string RunId, QuestionFold Fold, string Path)> LocateAsync(
        string runId, string nodePath, CancellationToken cancellationToken)
    {
        var segments = nodePath.Split('/');
        var target = runId;
        var fold = await QuestionsAsync(target, cancellationToken);
        for (var index = 0; index < segments.Length - 1; index++)
        {
            if (!fold.Children.TryGetValue(segments[index], out var child))
            {
                throw new WorkflowClientException(
                    ErrorCodes.NotFound,
                    $"run '{runId}' has no sub-run under '{string.Join('/', segments[..(index + 1)])}'; 'genxai approvals' lists what waits for people");
            }

            target = child;
            fold = await QuestionsAsync(target, cancellationToken);
        }

        return (target, fold, segments[^1]);
    }

    private static RunCustomStatus? CustomStatus(OrchestrationState state) => state.CustomStatus is { } json
        ? JsonSerializer.Deserialize(json, ContractsJsonContext.Default.RunCustomStatus)
        : null;

    /// <summary>What was noted at the start.</summary>
    public static RunMetadata Metadata(OrchestrationState state) =>
        state.Metadata is { } json && JsonSerializer.Deserialize(json, HostingJsonContext.Default.RunMetadata) is { } metadata
            ? metadata
            : throw new WorkflowClientException(
                ErrorCodes.StorageError, $"run '{state.Id}' does not say which definition it is pinned to; was it written by another program?");

    /// <summary>The compiled graph of a workflow.</summary>
    public WorkflowGraph GraphOf(string definition, string workflowKey) => _graphs.GetOrAdd(
        (definition, workflowKey),
        static (key, catalog) => WorkflowGraph.Compile(catalog.Get(key.Definition).Workflows[key.Workflow]),
        _catalog);

    // What the host did to the run without its code: held it, ended it by force, or could not go on with it.
    private static RunResult WithHostStatus(RunResult result, OrchestrationState state) => state.Status switch
    {
        OrchestrationStatus.Suspended => result with { Status = RunStatuses.Suspended, Error = Error(state, ErrorCodes.Conflict) },
        OrchestrationStatus.Failed => result with { Status = RunStatuses.Failed, Error = result.Error ?? Error(state, ErrorCodes.NodeFailed) },
        OrchestrationStatus.Terminated => result with { Status = RunStatuses.Terminated, Error = Error(state, ErrorCodes.Terminated) },

        // The log's last entry is written just before the instance ends. Until then the run can be neither purged nor
        // started over, so that it must not be shown as ended.
        _ when !state.IsEnded && IsEnded(result) => result with { Status = RunStatuses.Running },
        _ => result,
    };

    private static bool IsEnded(RunResult result) =>
        result.Status is RunStatuses.Completed or RunStatuses.Failed or RunStatuses.Terminated;

    private static RunError? Error(OrchestrationState state, string code) =>
        state.Failure is { } failure ? new RunError(code, failure.Message, null) : null;
}
