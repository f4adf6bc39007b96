using GenXai.Hosting.Azure.Encryption;
using GenXai.Hosting.Azure.Logs;
using GenXai.Workflows.Orchestration;

namespace GenXai.Hosting.Azure.Envelopes;

/// <summary>Runs an activity from its envelope: the log entries first, then the work.</summary>
public sealed class ActivityRunner
{
    private readonly LogStore _log;
    private readonly DurableSeal _seal;
    private readonly Dictionary<string, IActivity> _activities;

    /// <summary>Makes a runner.</summary>
    /// <param name="log">Where entries are written.</param>
    /// <param name="activities">The activities; names are unique.</param>
    /// <param name="seal">Opens envelopes and seals results; null: they are in the clear.</param>
    public ActivityRunner(LogStore log, IEnumerable<IActivity> activities, DurableSeal? seal = null)
    {
        _seal = seal ?? DurableSeal.None;
        _log = log;
        _activities = activities.ToDictionary(activity => activity.Name, StringComparer.Ordinal);
    }

    /// <summary>Runs an activity. What it throws becomes a failed result; a store that cannot be used is thrown, and the call made again.</summary>
    /// <param name="name">The activity's name.</param>
    /// <param name="envelope">What <see cref="ActivityEnvelope.Pack"/> wrote.</param>
    /// <param name="cancellationToken">Ends the work when the host stops; the call is then made again.</param>
    /// <returns>What <see cref="ResultEnvelope.Unpack"/> reads.</returns>
    /// <exception cref="Client.StorageException">The entries could not be written; the activity did not run.</exception>
    public async Task<string> RunAsync(string name, string envelope, CancellationToken cancellationToken)
    {
        var call = ActivityEnvelope.Unpack(_seal.OpenCall(envelope));
        await _log.WriteAsync(call.InstanceId, call.Entries, cancellationToken);
        return _seal.SealResult(call.InstanceId, ResultEnvelope.Pack(await RunAsync(name, call, cancellationToken)));
    }

    private async Task<CallResult> RunAsync(string name, ActivityEnvelope call, CancellationToken cancellationToken)
    {
        if (!_activities.TryGetValue(name, out var activity))
        {
            return CallResult.Fail("activity_not_found", $"this program has no activity '{name}': register it, or deploy an older version");
        }

        try
        {
            return CallResult.Success(await activity.RunAsync(call.InstanceId, call.Payload, cancellationToken));
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
#pragma warning disable CA1031 // An activity may throw anything; the failure is handed on as data.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return CallResult.Fail(exception.GetType().Name, exception.Message);
        }
    }
}
