using System.Runtime.CompilerServices;
using System.Text.Json;
using GenXai.Activities.Payloads;
using GenXai.Hosting.Budgets;
using GenXai.Hosting.Catalog;
using GenXai.Hosting.Forks;
using GenXai.Hosting.People;
using GenXai.Hosting.Runs;
using GenXai.Workflows.Contracts;
using GenXai.Workflows.Contracts.Log;
using GenXai.Workflows.Definitions;
using GenXai.Workflows.Entities;

namespace GenXai.Hosting.Client;

/// <summary>The one implementation of <see cref="IWorkflowClient"/>, on any host's client port.</summary>
public sealed class WorkflowClient : IWorkflowClient
{
    private readonly IOrchestrationClient _client;
    private readonly IEventLogReader _log;
    private readonly DefinitionCatalog _catalog;
    private readonly TimeProvider _time;
    private readonly RunReader _reader;
    private readonly AnswerFates _fates;
    private readonly RunForks _forks;
    private readonly RunStarts _starts;
    private readonly RunValues _values;
    private readonly RunWaits _waits;

    /// <summary>Makes a client.</summary>
    /// <param name="client">The host's orchestrations.</param>
    /// <param name="log">The host's event logs.</param>
    /// <param name="catalog">The programs.</param>
    /// <param name="time">For the time of answers, and for the day of budgets.</param>
    /// <param name="payloads">The host's store of large values.</param>
    /// <param name="daily">The host's limits of a day; none unless given.</param>
    public WorkflowClient(
        IOrchestrationClient client,
        IEventLogReader log,
        DefinitionCatalog catalog,
        TimeProvider time,
        IPayloadStore payloads,
        DailyLimits? daily = null)
    {
        _client = client;
        _log = log;
        _catalog = catalog;
        _time = time;
        _reader = new RunReader(log, catalog);
        _fates = new AnswerFates(log, time);
        _values = new RunValues(payloads);
        _waits = new RunWaits(client, ReadAsync);
        var budgets = new DailyBudgets(client, time, daily ?? DailyLimits.None);
        _starts = new RunStarts(client, catalog, _values, budgets);
        _forks = new RunForks(client, _reader, catalog, payloads, _values, budgets);
    }

    internal RunStarts Starts => _starts;

    /// <inheritdoc />
    public async Task<string> StartAsync(
        WorkflowProgram program, JsonElement input, string? runId = null, CancellationToken cancellationToken = default)
    {
        var id = runId ?? Guid.CreateVersion7(_time.GetUtcNow()).ToString("N");
        ClientFaults.RequireId(id);
        return await _starts.ScheduleAsync(program, input, id, null, cancellationToken)
            ? id
            : throw ClientFaults.IdInUse(id);
    }

    /// <inheritdoc />
    public async Task<string> StartOnceAsync(
        WorkflowProgram program, JsonElement input, string key, CancellationToken cancellationToken = default)
    {
        var id = IdempotencyKeys.RunIdOf(key);
        var request = IdempotencyKeys.Fingerprint(program.Workflows[program.Main].Name, input);
        if (await _starts.ScheduleAsync(program, input, id, request, cancellationToken))
        {
            return id;
        }

        var known = RunReader.Metadata(await FindAsync(id, cancellationToken));
        return string.Equals(known.Request, request, StringComparison.Ordinal)
            ? id
            : throw new WorkflowClientException(
                ErrorCodes.Conflict,
                $"the idempotency key '{key}' started run '{id}' with another workflow or input; use a new key for a new request");
    }

    /// <inheritdoc />
    public async Task<RunResult> GetResultAsync(string runId, CancellationToken cancellationToken = default) =>
        await ReadAsync(await FindAsync(runId, cancellationToken), cancellationToken);

    /// <inheritdoc />
    public async Task<WorkflowProgram> GetProgramAsync(string runId, CancellationToken cancellationToken = default)
    {
        var metadata = RunReader.Metadata(await FindAsync(runId, cancellationToken));
        return _catalog.Get(metadata.Definition) with { Main = metadata.WorkflowKey };
    }

    /// <inheritdoc />
    public Task<RunResult> WaitAsync(string runId, CancellationToken cancellationToken = default) =>
        _waits.UntilAtRestAsync(runId, cancellationToken);

    /// <inheritdoc />
    public async Task<RunResult> WaitForEndAsync(string runId, CancellationToken cancellationToken = default)
    {
        var state = await _client.WaitForChangeAsync(runId, state => state.IsEnded, cancellationToken)
            ?? throw ClientFaults.NoSuchRun(runId);
        return await ReadAsync(state, cancellationToken);
    }

    /// <inheritdoc />
    public Task<RunPage> ListAsync(RunQuery query, CancellationToken cancellationToken = default) =>
        new RunLister(_client, _reader).ListAsync(query, cancellationToken);

    /// <inheritdoc />
    public async Task<IReadOnlyList<RunSummary>> ListAsync(CancellationToken cancellationToken = default)
    {
        var runs = new List<RunSummary>();
        await foreach (var state in QueryAsync(new OrchestrationQuery(), cancellationToken))
        {
            runs.Add(await _reader.SummarizeAsync(state, cancellationToken));
        }

        return runs;
    }

    /// <inheritdoc />
    public async IAsyncEnumerable<LogEntry> EventsAsync(
        string runId,
        long from = 1,
        bool follow = false,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await FindAsync(runId, cancellationToken);
        if (follow)
        {
            await foreach (var entry in _log.FollowAsync(runId, from, cancellationToken))
            {
                yield return entry;
            }

            yield break;
        }

        await foreach (var entry in _reader.EntriesAsync(runId, from, cancellationToken))
        {
            yield return entry;
        }
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<Approval>> ApprovalsAsync(string? rootId = null, CancellationToken cancellationToken = default)
    {
        var query = new OrchestrationQuery
        {
            RootsOnly = false,
            RootId = rootId,
            Statuses = [OrchestrationStatus.Running, OrchestrationStatus.Waiting, OrchestrationStatus.Suspended],
        };
        var approvals = new List<Approval>();
        await foreach (var state in QueryAsync(query, cancellationToken))
        {
            if (RunReader.AsksNobody(state))
            {
                continue;
            }

            var fold = await _reader.QuestionsAsync(state.Id, cancellationToken);
            if (fold.Started is not { } started)
            {
                continue;
            }

            foreach (var question in fold.Open)
            {
                approvals.Add(new Approval(
                    started.RootId,
                    started.Workflow,
                    state.Id,
                    RunPaths.Addressed(started.Prefix + question.Path),
                    question.Request.Prompt,
                    question.Request.Options,
                    question.AskedAt,
                    question.Request.Until,
                    question.Request.EscalateTo,
                    await _values.ResolveAsync(started.RootId, question.Request.Call, cancellationToken))
                {
                    To = question.Request.To,
                    Schema = question.Request.Schema,
                    Reminders = question.Reminders,
                });
            }
        }

        return [.. approvals.OrderBy(approval => approval.AskedAt)];
    }

    /// <inheritdoc />
    public Task RespondAsync(
        string runId, string nodePath, JsonElement value, string? by = null, CancellationToken cancellationToken = default) =>
        SendAnswerAsync(runId, nodePath, value, new Respondent(by) { MayAnswerForOthers = true }, cancellationToken);

    /// <inheritdoc />
    public async Task<bool> AnswerAsync(
        string runId, string nodePath, JsonElement value, Respondent by, CancellationToken cancellationToken = default)
    {
        if ((await FindAsync(runId, cancellationToken)).Status == OrchestrationStatus.Suspended)
        {
            throw new WorkflowClientException(ErrorCodes.Conflict, $"run '{runId}' is suspended and takes no answer; resume it first");
        }

        var (target, next, answer) = await SendAnswerAsync(runId, nodePath, value, by, cancellationToken);
        var taken = await _fates.WaitAsync(target, next, answer, cancellationToken);
        return taken is not false ? taken is true : throw ClientFaults.AnsweredBefore(runId, nodePath);
    }

    /// <inheritdoc />
    public async Task TerminateAsync(
        string runId, string? reason = null, string? by = null, CancellationToken cancellationToken = default)
    {
        var state = await FindAsync(runId, cancellationToken);
        if (state.IsEnded)
        {
            throw new WorkflowClientException(ErrorCodes.Conflict, $"run '{runId}' has already ended");
        }

        if (state.Status == OrchestrationStatus.Suspended)
        {
            // Its code cannot run, so it cannot drain.
            await _client.TerminateAsync(runId, reason ?? "terminated while it was suspended", cancellationToken);
            return;
        }

        var message = new MailboxMessage { Id = "terminate", Kind = MessageKinds.Terminate, Reason = reason, By = by };
        await SendAsync(runId, message, cancellationToken);
    }

    /// <inheritdoc />
    public async Task TerminateByForceAsync(
        string runId, string? reason = null, CancellationToken cancellationToken = default)
    {
        await FindAsync(runId, cancellationToken);
        if (await _client.TerminateAsync(runId, reason ?? "terminated by force", cancellationToken) == 0)
        {
            throw new WorkflowClientException(ErrorCodes.Conflict, $"run '{runId}' has already ended, or is no root run");
        }
    }

    /// <inheritdoc />
    public async Task SuspendAsync(string runId, string? reason = null, CancellationToken cancellationToken = default)
    {
        await FindAsync(runId, cancellationToken);
        if (!await _client.SuspendAsync(runId, reason ?? "suspended on request", cancellationToken))
        {
            throw new WorkflowClientException(ErrorCodes.Conflict, $"run '{runId}' has already ended");
        }
    }

    /// <inheritdoc />
    public async Task ResumeAsync(string runId, CancellationToken cancellationToken = default)
    {
        var state = await FindAsync(runId, cancellationToken);
        if (state.Status == OrchestrationStatus.Suspended)
        {
            await _client.ResumeAsync(runId, cancellationToken);
        }
    }

    /// <inheritdoc />
    public async Task PurgeAsync(string runId, CancellationToken cancellationToken = default)
    {
        switch (await _client.PurgeAsync(runId, cancellationToken))
        {
            case PurgeOutcome.NotFound:
                throw ClientFaults.NoSuchRun(runId);
            case PurgeOutcome.NotEnded:
                throw new WorkflowClientException(
                    ErrorCodes.Conflict, $"run '{runId}' has not ended; terminate it first");
            default:
                return;
        }
    }

    /// <inheritdoc />
    public async Task<JsonElement> ResolveAsync(string runId, JsonElement value, CancellationToken cancellationToken = default) =>
        await _values.ResolveAsync(await FindAsync(runId, cancellationToken), value, cancellationToken);

    /// <inheritdoc />
    public async Task<IReadOnlyList<CheckpointInfo>> CheckpointsAsync(string runId, CancellationToken cancellationToken = default)
    {
        await FindAsync(runId, cancellationToken);
        return await _forks.CheckpointsAsync(runId, cancellationToken);
    }

    /// <inheritdoc />
    public async Task<string> ForkAsync(ForkRequest request, CancellationToken cancellationToken = default)
    {
        var id = request.NewId ?? Guid.CreateVersion7(_time.GetUtcNow()).ToString("N");
        ClientFaults.RequireId(id);
        var source = await FindAsync(request.RunId, cancellationToken);
        return await _forks.ForkAsync(source, request, id, cancellationToken) ? id : throw ClientFaults.IdInUse(id);
    }

    /// <inheritdoc />
    public async Task RetryAsync(string runId, string? by = null, CancellationToken cancellationToken = default)
    {
        await FindAsync(runId, cancellationToken);
        var state = await _client.GetAsync(runId, withInput: true, cancellationToken) ?? throw ClientFaults.NoSuchRun(runId);
        await _forks.RetryAsync(state, by, cancellationToken);
    }

    private async Task<(string RunId, long Next, MailboxMessage Answer)> SendAnswerAsync(
        string runId, string nodePath, JsonElement value, Respondent by, CancellationToken cancellationToken)
    {
        var state = await FindAsync(runId, cancellationToken);
        var (target, fold, path) = await _reader.LocateAsync(runId, nodePath, cancellationToken);
        var question = AnswerCheck.Find(fold, path, runId, nodePath, state.IsEnded);
        AnswerCheck.RequireRight(question, runId, nodePath, by);
        AnswerCheck.Require(question, nodePath, value);
        value = await _values.KeepAnswerAsync(state.RootId, value, cancellationToken);
        var answer = new MailboxMessage
        {
            Id = question.AnswerId,
            Kind = MessageKinds.Respond,
            Node = question.Path,
            Response = value,
            By = by.Name,
            At = _time.GetUtcNow(),
        };
        var payload = JsonSerializer.Serialize(answer, ContractsJsonContext.Default.MailboxMessage);
        return await _client.RaiseEventOnceAsync(target, WorkflowEngine.Mailbox, payload, question.Seq, cancellationToken) switch
        {
            RaiseOutcome.Sent => (target, fold.Next, answer),
            RaiseOutcome.SentBefore => throw ClientFaults.AnsweredBefore(runId, nodePath),
            _ => throw new WorkflowClientException(ErrorCodes.Conflict, $"run '{target}' has already ended"),
        };
    }

    private async Task<RunResult> ReadAsync(OrchestrationState state, CancellationToken cancellationToken) =>
        await _values.ResolveAsync(state, await _reader.ReadAsync(state, cancellationToken), cancellationToken);

    private async Task SendAsync(string instanceId, MailboxMessage message, CancellationToken cancellationToken)
    {
        var payload = JsonSerializer.Serialize(message, ContractsJsonContext.Default.MailboxMessage);
        if (!await _client.RaiseEventAsync(instanceId, WorkflowEngine.Mailbox, payload, cancellationToken))
        {
            throw new WorkflowClientException(ErrorCodes.Conflict, $"run '{instanceId}' has already ended");
        }
    }

    private async Task<OrchestrationState> FindAsync(string runId, CancellationToken cancellationToken) =>
        await _client.GetAsync(runId, cancellationToken: cancellationToken) is { } state
        && string.Equals(state.Name, WorkflowEngine.OrchestratorName, StringComparison.Ordinal)
            ? state
            : throw ClientFaults.NoSuchRun(runId);

    private IAsyncEnumerable<OrchestrationState> QueryAsync(OrchestrationQuery query, CancellationToken cancellationToken) =>
        _client.QueryAllAsync(query, cancellationToken)
            .Where(state => string.Equals(state.Name, WorkflowEngine.OrchestratorName, StringComparison.Ordinal));
}
