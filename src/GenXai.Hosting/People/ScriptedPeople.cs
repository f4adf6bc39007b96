using System.Text.Json;
using GenXai.Activities.Scripts;
using GenXai.Hosting.Client;
using GenXai.Workflows.Contracts;
using GenXai.Workflows.Orchestration;

namespace GenXai.Hosting.People;

/// <summary>
/// Answers for people by a script. A question is seen when the log says that it was asked: before each activity of
/// its run, so that an answer takes no time even where time is virtual.
/// </summary>
public sealed class ScriptedPeople : IDisposable
{
    private readonly Dictionary<string, QuestionFold> _folds = new(StringComparer.Ordinal);
    private readonly Dictionary<(string InstanceId, string Path), int> _refused = [];
    private readonly SemaphoreSlim _gate = new(1, 1);
    private readonly Script _script;
    private readonly TimeProvider _time;
    private readonly IOrchestrationClient _client;
    private readonly IEventLogReader _log;

    /// <summary>Makes the people of a script.</summary>
    /// <param name="script">The script.</param>
    /// <param name="time">For the time of answers.</param>
    /// <param name="client">The host's orchestrations.</param>
    /// <param name="log">The host's event logs.</param>
    public ScriptedPeople(Script script, TimeProvider time, IOrchestrationClient client, IEventLogReader log)
    {
        _script = script;
        _time = time;
        _client = client;
        _log = log;
    }

    /// <summary>Wraps activities so that people answer while a run goes on; without answers nothing is wrapped.</summary>
    /// <param name="activities">The host's activities.</param>
    public IReadOnlyList<IActivity> Attend(IReadOnlyList<IActivity> activities) =>
        _script.Respond.IsEmpty ? activities : [.. activities.Select(activity => new AttendedActivity(activity, this))];

    /// <summary>Answers what an instance has asked and the script has answers for.</summary>
    /// <param name="instanceId">The instance.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task AnswerAsync(string instanceId, CancellationToken cancellationToken = default)
    {
        if (_script.Respond.IsEmpty)
        {
            return;
        }

        await _gate.WaitAsync(cancellationToken);
        try
        {
            if (!_folds.TryGetValue(instanceId, out var fold))
            {
                fold = new QuestionFold();
                _folds[instanceId] = fold;
            }

            var from = fold.Next;
            fold.Apply(await _log.ReadAsync(instanceId, from, cancellationToken: cancellationToken));
            foreach (var question in fold.Open.ToList())
            {
                await AnswerAsync(instanceId, fold, question, cancellationToken);
            }
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <inheritdoc />
    public void Dispose() => _gate.Dispose();

    private async Task AnswerAsync(string instanceId, QuestionFold fold, OpenQuestion question, CancellationToken cancellationToken)
    {
        var path = RunPaths.Addressed(fold.Started?.Prefix + question.Path);
        if (!TryFindFitting(instanceId, path, question, out var answer))
        {
            return;
        }

        var message = new MailboxMessage
        {
            Id = question.AnswerId,
            Kind = MessageKinds.Respond,
            Node = question.Path,
            Response = answer,
            By = "script",
            At = _time.GetUtcNow(),
        };
        var payload = JsonSerializer.Serialize(message, ContractsJsonContext.Default.MailboxMessage);
        await _client.RaiseEventAsync(instanceId, WorkflowEngine.Mailbox, payload, cancellationToken);
    }

    // What a question refuses is as if nobody had said it: the next answer of the script is tried.
    private bool TryFindFitting(string instanceId, string path, OpenQuestion question, out JsonElement answer)
    {
        var refused = _refused.GetValueOrDefault((instanceId, question.Path));
        while (TryFind(path, question.Number + refused, out answer))
        {
            // Of a tool call the run itself refuses whatever is no clear yes.
            if (question.Request.Call is not null || AnswerCheck.Refusal(question, path, answer) is null)
            {
                return true;
            }

            if (IsLast(path))
            {
                return false;
            }

            _refused[(instanceId, question.Path)] = ++refused;
        }

        return false;
    }

    private bool IsLast(string path) => AnswersOf(path) is not { Repeats: false };

    // An answer may be given for one call (ask:3), for one element (ask[2]) or for the node as a whole.
    private bool TryFind(string path, int number, out JsonElement answer)
    {
        answer = default;
        return AnswersOf(path) is { } answers && answers.TryGet(number, out answer);
    }

    private ScriptedAnswers? AnswersOf(string path) =>
        _script.Respond.TryGetValue(path, out var answers)
        || _script.Respond.TryGetValue(RunPaths.WithoutCalls(path), out answers)
        || _script.Respond.TryGetValue(RunPaths.WithoutElements(RunPaths.WithoutCalls(path)), out answers)
            ? answers
            : null;
}
