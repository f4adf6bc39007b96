using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using GenXai.Workflows.Contracts;
using GenXai.Workflows.Contracts.Log;
using GenXai.Workflows.Contracts.Log.Checkpoint;
using GenXai.Workflows.Contracts.Log.Node;
using GenXai.Workflows.Contracts.Log.Run;
using GenXai.Workflows.Expressions;
using GenXai.Workflows.Graph;
using GenXai.Workflows.Interpreter.Execution.Compensation;
using GenXai.Workflows.Interpreter.Execution.Edges;
using GenXai.Workflows.Interpreter.Execution.Generations;
using GenXai.Workflows.Interpreter.Nodes;
using GenXai.Workflows.Interpreter.Scheduling;
using GenXai.Workflows.Interpreter.State;
using GenXai.Workflows.Interpreter.Variables;

namespace GenXai.Workflows.Interpreter.Execution;

/// <summary>
/// One generation of a run: starts nodes that are ready, follows the edges of those that finish, and ends the
/// generation when nothing is left to do, when the run has drained, or when its history is full.
/// </summary>
internal sealed class RunDriver
{
    private readonly RunServices _run;
    private readonly EdgeTester _tester;
    private readonly HeldTests _tests;
    private readonly Mailbox _mailbox;
    private readonly NodeRunner _nodes = new();
    private readonly RunStatusReporter _reporter;
    private readonly RunEnding _ending;
    private readonly NextGeneration _next;
    private readonly Compensator _compensator;
    private readonly Queue<(StepScope Scope, NodeOutcome Outcome)> _finished = new();
    private Exception? _fault;
    private GraphScheduler? _scheduler;
    private int _running;

    public RunDriver(RunServices run)
    {
        _run = run;
        _tester = new EdgeTester(run.State);
        _reporter = new RunStatusReporter(run);
        _ending = new RunEnding(run);
        _tests = new HeldTests(run, _tester, _ending);
        _mailbox = new Mailbox(run, _ending.Stop);
        _next = new NextGeneration(run, _mailbox, _reporter);
        _compensator = new Compensator(run, _ending);
        run.Watch = work => _ = GuardAsync(work);
    }

    public async Task<string?> RunAsync()
    {
        await BeginAsync();
        _ = GuardAsync(_mailbox.ReceiveAsync());
        using var timeout = new CancellationTokenSource();
        _ = GuardAsync(_ending.WatchTimeoutAsync(timeout.Token));
        while (true)
        {
            StartWhatCan();
            if (_run.Gate.InFlight == 0)
            {
                if (IsDone())
                {
                    // Until its last flush is done it is at work: neither its parent nor a client may see it wait.
                    _reporter.Work();
                    if (_compensator.TryStart())
                    {
                        continue;
                    }

                    timeout.Cancel();
                    if (_ending.Return is { } way)
                    {
                        await _next.GoBackAsync(way);
                        return null;
                    }

                    return await _ending.FinishAsync(_mailbox.Close);
                }

                if (_run.Gate.IsContinuing)
                {
                    if (await _next.TryContinueAsync())
                    {
                        timeout.Cancel();
                        return null;
                    }

                    continue;
                }

                if (await _reporter.RestAsync())
                {
                    continue;
                }
            }
            else
            {
                _reporter.Work();
                if (_run.Log.Urgency == LogUrgency.Now)
                {
                    await _reporter.FlushAsync();
                    continue;
                }
            }

            await _run.Signal.WaitAsync();
        }
    }

    private void StartWhatCan()
    {
        do
        {
            Pump();
        }
        while (_fault is null && _run.Budget.Serve(mayAsk: true));

        if (_fault is not null)
        {
            throw new InvalidOperationException($"the interpreter failed: {_fault.Message}", _fault);
        }
    }

    // Made of the state as it is when the work begins: a fork and a retry change it first.
    private GraphScheduler Scheduler =>
        _scheduler ??= new GraphScheduler(_run.State, _run.Log, _tester);

    // Sub-runs of a node that failed are told to stop; what they used until then counts.
    private bool IsDone() => _running == 0
        && !_compensator.IsAtWork
        && _run.State.Open.Children.Count == 0
        && (_compensator.HasBegun || _run.Gate.Drain != DrainMode.None || !Scheduler.IsActive);

    private async Task BeginAsync()
    {
        if (_run.Input.Snapshot is not null)
        {
            if (_run.Input.Retry is { } retry)
            {
                _run.Log.Emit(null, null, retry);
            }

            _reporter.Restore();
            if (!_compensator.HasBegun)
            {
                Resume();
            }

            return;
        }

        var input = _run.Input;
        _run.Log.Emit(null, null, new RunStarted(
            _run.Definition.Name,
            input.Definition,
            input.WorkflowKey,
            input.Engine,
            input.Epoch,
            input.RootId,
            input.Prefix,
            input.ParentId,
            input.Input,
            input.Undoes));
        var beginning = new StateBeginning(_run, _ending);
        if (input.Seed is { } seed)
        {
            if (await beginning.ForkAsync(seed))
            {
                if (input.Undoes is null)
                {
                    Resume();
                }
                else
                {
                    _run.Log.Emit(null, null, _ending.Undo());
                }
            }
        }
        else if (await beginning.BeginAsync())
        {
            Scheduler.Begin();
        }
    }

    private void Resume()
    {
        Scheduler.Resume();
        foreach (var node in _run.Graph.Nodes
            .Where(node => _run.State.Of(node).Progress == NodeProgress.Running)
            .OrderBy(node => _run.State.Of(node).StartedSeq))
        {
            Execute(node);
        }
    }

    // What is ready starts before what has finished is followed: nodes that start together, start together.
    private void Pump()
    {
        while (_fault is null && !_compensator.HasBegun)
        {
            if (Scheduler.Failure is { } failure && _run.Gate.Drain == DrainMode.None)
            {
                _ending.Fail(failure, transient: false, DrainMode.Cancel, mayReturn: true);
            }
            else if (_run.Gate.Drain == DrainMode.None && Scheduler.TryTakeHeld(out var held))
            {
                _running++;
                _ = GuardAsync(TestAsync(held));
            }
            else if (_run.Gate is { Drain: DrainMode.None, IsContinuing: false } && Scheduler.TryTakeReady(out var node))
            {
                Start(node);
            }
            else if (_finished.TryDequeue(out var finished))
            {
                Finish(finished.Scope, finished.Outcome);
            }
            else
            {
                return;
            }
        }
    }

    private void Start(GraphNode node)
    {
        var pass = _run.State.Of(node).Iterations + 1;
        if (node.Definition.Checkpoint is { } name)
        {
            _run.Log.Emit(node.Id, pass, new CheckpointTaken(name));
        }

        var executed = _run.State.Executed.Count;
        if (_run.Definition.Execution.CheckpointEvery is { } every && executed > 0 && executed % every == 0)
        {
            _run.Log.Emit(node.Id, pass, new CheckpointTaken(string.Create(CultureInfo.InvariantCulture, $"auto-{executed}")));
        }

        _run.Log.Emit(node.Id, pass, new NodeStarted(RunResults.KindName(node.Definition.Kind)));
        Execute(node);
    }

    private void Execute(GraphNode node)
    {
        var scope = new StepScope(
            _run, node, node.Id, _run.State.Of(node).Iterations, ImmutableDictionary<string, JsonElement>.Empty);
        _running++;
        _ = ExecuteAsync(scope);
    }

    private Task ExecuteAsync(StepScope scope) => ExecuteAsync(scope, async () =>
    {
        var outcome = await _nodes.RunAsync(scope);
        return outcome is { Output: { } output, FromStep: null } && !scope.Node.IsPassThrough
            ? outcome with { Output = await scope.KeepAsync(output) }
            : outcome;
    });

    private async Task ExecuteAsync(StepScope scope, Func<Task<NodeOutcome>> work)
    {
        NodeOutcome outcome;
        try
        {
            outcome = await work();
        }
        catch (NodeCancelledException)
        {
            outcome = NodeOutcome.Cancelled;
        }
        catch (TemplateRenderException exception)
        {
            outcome = NodeOutcome.Fail(ErrorCodes.TemplateError, exception.Message);
        }
#pragma warning disable CA1031 // Whatever it is, it is a fault of ours and fails the orchestration from its main loop.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            _fault ??= exception;
            _run.Signal.Set();
            return;
        }

        _finished.Enqueue((scope, outcome));
        _run.Signal.Set();
    }

    private async Task GuardAsync(Task work)
    {
        try
        {
            await work;
        }
#pragma warning disable CA1031 // As above: the main loop throws it.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            _fault ??= exception;
            _run.Signal.Set();
        }
    }

    private void Finish(StepScope scope, NodeOutcome outcome)
    {
        if (outcome is { Failure: null, IsCancelled: false })
        {
            try
            {
                outcome = NodeCompletion.Complete(scope, outcome);
            }
            catch (PayloadNeededException)
            {
                // An activity renders what the node writes; then it finishes as from here.
                var done = outcome;
                _ = ExecuteAsync(scope, async () => done with { Set = await NodeCompletion.RenderAsync(scope, done) });
                return;
            }
            catch (StateNeededException)
            {
                // An activity combines or checks what is stored; then it finishes as from here, if nobody else wrote meanwhile.
                var done = outcome;
                _ = ExecuteAsync(scope, async () => done with { Answers = await NodeCompletion.AskAsync(scope, done) });
                return;
            }
        }

        _running--;
        if (outcome.IsCancelled)
        {
            _run.Log.Emit(scope.Path, scope.Pass, new NodeCancelled());
            return;
        }

        if (outcome.Failure is { } failure)
        {
            var policy = NodeRunner.PolicyOf(scope);
            var error = new RunError(failure.Code, failure.Message, scope.Node.Id, outcome.FailedAt);
            _run.Log.Emit(scope.Path, scope.Pass, new NodeFailed(error, policy.ContinueOnError, scope.TotalMs));
            if (!policy.ContinueOnError)
            {
                var cancels = _run.Definition.Execution.CancelOnFailure ?? true;
                _ending.Fail(error, failure.Transient, cancels ? DrainMode.Cancel : DrainMode.Finish, mayReturn: true);
                return;
            }
        }

        if (_run.Gate.Drain == DrainMode.None)
        {
            Scheduler.Finished(scope.Node);
        }
    }

    private async Task TestAsync(HeldTest held)
    {
        await _tests.TestAsync(held);
        _running--;
        _run.Signal.Set();
    }
}
