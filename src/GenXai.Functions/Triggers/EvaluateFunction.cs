using GenXai.Hosting.Azure.Envelopes;
using GenXai.Workflows.Contracts;
using Microsoft.Azure.Functions.Worker;

namespace GenXai.Functions.Triggers;

/// <summary>Expressions that need stored values.</summary>
/// <param name="runner">Runs activities.</param>
public sealed class EvaluateFunction(ActivityRunner runner)
{
    /// <summary>Runs the activity.</summary>
    /// <param name="envelope">Who calls, log entries and payload.</param>
    /// <param name="cancellationToken">Ends the work when the host stops; it is then done again.</param>
    /// <returns>The result, also of a failure.</returns>
    [Function(ActivityNames.Evaluate)]
    public Task<string> RunAsync([ActivityTrigger] string envelope, CancellationToken cancellationToken) =>
        runner.RunAsync(ActivityNames.Evaluate, envelope, cancellationToken);
}
