using System.Text.Json;
using GenXai.Hosting.Forks;
using GenXai.Hosting.People;
using GenXai.Hosting.Runs;
using GenXai.Workflows.Contracts;
using GenXai.Workflows.Contracts.Log;
using GenXai.Workflows.Definitions;

namespace GenXai.Hosting.Client;

/// <summary>
/// What users may do with runs, the same on every host. Faults of the caller are a <see cref="WorkflowClientException"/>
/// with one of <see cref="ErrorCodes"/>; a store that cannot be used is a <see cref="StorageException"/>.
/// </summary>
public interface IWorkflowClient
{
    /// <summary>Starts a run, pinned to the program's bundle.</summary>
    /// <param name="program">What to run.</param>
    /// <param name="input">The run's input.</param>
    /// <param name="runId">Its id; null: a new one.</param>
    /// <param name="cancellationToken">Ends the wait, not the start.</param>
    /// <returns>The run's id.</returns>
    /// <exception cref="WorkflowClientException"><c>conflict</c>: the id is in use; <c>invalid_input</c>: it is no id.</exception>
    Task<string> StartAsync(
        WorkflowProgram program, JsonElement input, string? runId = null, CancellationToken cancellationToken = default);

    /// <summary>
    /// Starts a run under a key that its sender chose: the same key with the same workflow and input gives the same
    /// run, until that run is purged. The run's id is made from the key.
    /// </summary>
    /// <param name="program">What to run, if the key is new.</param>
    /// <param name="input">The run's input.</param>
    /// <param name="key">The key, 1 to 255 characters.</param>
    /// <param name="cancellationToken">Ends the wait, not the start.</param>
    /// <returns>The run's id.</returns>
    /// <exception cref="WorkflowClientException">
    /// <c>conflict</c>: the key was used with another workflow or input; <c>invalid_input</c>: it is no key.
    /// </exception>
    Task<string> StartOnceAsync(
        WorkflowProgram program, JsonElement input, string key, CancellationToken cancellationToken = default);

    /// <summary>Where a run stands, as its result object.</summary>
    /// <param name="runId">The run.</param>
    /// <param name="cancellationToken">Ends the read.</param>
    /// <exception cref="WorkflowClientException"><c>run_not_found</c>.</exception>
    Task<RunResult> GetResultAsync(string runId, CancellationToken cancellationToken = default);

    /// <summary>Waits until a run has ended, waits for people only, or is suspended.</summary>
    /// <param name="runId">The run.</param>
    /// <param name="cancellationToken">Ends the wait, not the run.</param>
    /// <exception cref="WorkflowClientException"><c>run_not_found</c>.</exception>
    Task<RunResult> WaitAsync(string runId, CancellationToken cancellationToken = default);

    /// <summary>Waits until a run has ended.</summary>
    /// <param name="runId">The run.</param>
    /// <param name="cancellationToken">Ends the wait, not the run.</param>
    /// <exception cref="WorkflowClientException"><c>run_not_found</c>.</exception>
    Task<RunResult> WaitForEndAsync(string runId, CancellationToken cancellationToken = default);

    /// <summary>The program that a run is pinned to; its main workflow is the run's.</summary>
    /// <param name="runId">The run.</param>
    /// <param name="cancellationToken">Ends the read.</param>
    /// <exception cref="WorkflowClientException"><c>run_not_found</c>.</exception>
    Task<WorkflowProgram> GetProgramAsync(string runId, CancellationToken cancellationToken = default);

    /// <summary>Lists root runs, newest first.</summary>
    /// <param name="cancellationToken">Ends the read.</param>
    Task<IReadOnlyList<RunSummary>> ListAsync(CancellationToken cancellationToken = default);

    /// <summary>Lists root runs, newest first, page by page.</summary>
    /// <param name="query">Which.</param>
    /// <param name="cancellationToken">Ends the read.</param>
    /// <exception cref="WorkflowClientException"><c>invalid_input</c>: the continuation is none.</exception>
    Task<RunPage> ListAsync(RunQuery query, CancellationToken cancellationToken = default);

    /// <summary>Reads a run's event log.</summary>
    /// <param name="runId">The run.</param>
    /// <param name="from">The first number wanted, from 1.</param>
    /// <param name="follow">Whether to go on with what comes until the run has ended.</param>
    /// <param name="cancellationToken">Ends the read.</param>
    /// <exception cref="WorkflowClientException"><c>run_not_found</c>.</exception>
    IAsyncEnumerable<LogEntry> EventsAsync(
        string runId, long from = 1, bool follow = false, CancellationToken cancellationToken = default);

    /// <summary>What waits for people.</summary>
    /// <param name="rootId">Only what waits in this run and its sub-runs; null: everywhere.</param>
    /// <param name="cancellationToken">Ends the read.</param>
    Task<IReadOnlyList<Approval>> ApprovalsAsync(string? rootId = null, CancellationToken cancellationToken = default);

    /// <summary>Answers a node that waits for a person, whoever is asked: for callers that nobody tells apart.</summary>
    /// <param name="runId">The run.</param>
    /// <param name="nodePath">The node, with the path through sub-workflows: <c>decide</c>, <c>sub/ok</c>, <c>ask[2]</c>.</param>
    /// <param name="value">The answer.</param>
    /// <param name="by">Who answers; null: unknown.</param>
    /// <param name="cancellationToken">Ends the wait, not the answer.</param>
    /// <exception cref="WorkflowClientException">
    /// <c>run_not_found</c>; <c>not_found</c>: there is no such node, or it never asked; <c>conflict</c>: it does not
    /// wait any more, or another answer was sent before, also from another process; <c>invalid_input</c>: the answer is
    /// none of the options; <c>output_invalid</c>: it does not fit the question's schema.
    /// </exception>
    Task RespondAsync(
        string runId, string nodePath, JsonElement value, string? by = null, CancellationToken cancellationToken = default);

    /// <summary>
    /// Answers a node that waits for a person, and waits until the run has taken the answer: of two answers sent at
    /// once one is taken, the other is a conflict.
    /// </summary>
    /// <param name="runId">The run.</param>
    /// <param name="nodePath">The node, with the path through sub-workflows.</param>
    /// <param name="value">The answer.</param>
    /// <param name="by">Who answers.</param>
    /// <param name="cancellationToken">Ends the wait, not the answer.</param>
    /// <exception cref="WorkflowClientException">
    /// As <see cref="RespondAsync"/>; <c>conflict</c> too when another answer was first, or the run is suspended;
    /// <c>forbidden</c>: another is asked.
    /// </exception>
    /// <returns>False when the answer was sent, but the run was still busy with something else after 10 s.</returns>
    Task<bool> AnswerAsync(
        string runId, string nodePath, JsonElement value, Respondent by, CancellationToken cancellationToken = default);

    /// <summary>Asks a run to end: it drains, then ends as terminated.</summary>
    /// <param name="runId">The run.</param>
    /// <param name="reason">Why; null: not said.</param>
    /// <param name="by">Who; null: unknown.</param>
    /// <param name="cancellationToken">Ends the wait, not the ending.</param>
    /// <exception cref="WorkflowClientException"><c>run_not_found</c>; <c>conflict</c>: it has ended.</exception>
    Task TerminateAsync(
        string runId, string? reason = null, string? by = null, CancellationToken cancellationToken = default);

    /// <summary>Ends a run and its sub-runs at once: nothing is awaited, nothing is undone.</summary>
    /// <param name="runId">The root run.</param>
    /// <param name="reason">Why; null: not said.</param>
    /// <param name="cancellationToken">Ends the wait, not the ending.</param>
    /// <exception cref="WorkflowClientException"><c>run_not_found</c>; <c>conflict</c>: it has ended.</exception>
    Task TerminateByForceAsync(string runId, string? reason = null, CancellationToken cancellationToken = default);

    /// <summary>Holds a run: what is at work ends and is kept, nothing new begins.</summary>
    /// <param name="runId">The run.</param>
    /// <param name="reason">Why; null: not said.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="WorkflowClientException"><c>run_not_found</c>; <c>conflict</c>: it has ended.</exception>
    Task SuspendAsync(string runId, string? reason = null, CancellationToken cancellationToken = default);

    /// <summary>Lets a suspended run go on.</summary>
    /// <param name="runId">The run.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="WorkflowClientException"><c>run_not_found</c>.</exception>
    Task ResumeAsync(string runId, CancellationToken cancellationToken = default);

    /// <summary>A value of a run's log with all of it that stands in the payload store.</summary>
    /// <param name="runId">The run.</param>
    /// <param name="value">The value.</param>
    /// <param name="cancellationToken">Ends the read.</param>
    /// <exception cref="WorkflowClientException"><c>run_not_found</c>; <c>storage_error</c>: a stored value is gone.</exception>
    Task<JsonElement> ResolveAsync(string runId, JsonElement value, CancellationToken cancellationToken = default);

    /// <summary>The checkpoints that a run has taken, oldest first; one that was taken often stands there as often.</summary>
    /// <param name="runId">The run.</param>
    /// <param name="cancellationToken">Ends the read.</param>
    /// <exception cref="WorkflowClientException"><c>run_not_found</c>.</exception>
    Task<IReadOnlyList<CheckpointInfo>> CheckpointsAsync(string runId, CancellationToken cancellationToken = default);

    /// <summary>Starts a new run from a checkpoint or a version of another: no call that has ended there is made again.</summary>
    /// <param name="request">What to fork, and what is changed.</param>
    /// <param name="cancellationToken">Ends the wait, not the start.</param>
    /// <returns>The new run's id.</returns>
    /// <exception cref="WorkflowClientException">
    /// <c>run_not_found</c>; <c>not_found</c>: there is no such checkpoint or version; <c>conflict</c>: the new id is
    /// in use, or the definition does not fit what the run has done; <c>invalid_input</c>: the id is none, or the
    /// state would not be what the workflow asks of it.
    /// </exception>
    Task<string> ForkAsync(ForkRequest request, CancellationToken cancellationToken = default);

    /// <summary>Has a failed run go on from the nodes that failed or were cancelled, in a new epoch.</summary>
    /// <param name="runId">The root run.</param>
    /// <param name="by">Who asks for it; null: unknown.</param>
    /// <param name="cancellationToken">Ends the wait, not the retry.</param>
    /// <exception cref="WorkflowClientException">
    /// <c>run_not_found</c>; <c>conflict</c>: it has not failed, or no node of it has.
    /// </exception>
    Task RetryAsync(string runId, string? by = null, CancellationToken cancellationToken = default);

    /// <summary>Deletes an ended run with all its sub-runs, history and log.</summary>
    /// <param name="runId">The root run.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="WorkflowClientException"><c>run_not_found</c>; <c>conflict</c>: it has not ended.</exception>
    Task PurgeAsync(string runId, CancellationToken cancellationToken = default);
}
