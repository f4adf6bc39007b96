namespace GenXai.Workflows.Orchestration;

/// <summary>One kind of work that touches the world. At least once: it may run again with the same input.</summary>
public interface IActivity
{
    /// <summary>The name that orchestrations call it by.</summary>
    string Name { get; }

    /// <summary>Does the work.</summary>
    /// <param name="instanceId">The orchestration instance that called.</param>
    /// <param name="payload">The serialised input.</param>
    /// <param name="cancellationToken">Ends the work when the host stops; the call is then made again later.</param>
    /// <returns>The serialised result. Expected failures are values; an exception becomes a failed <see cref="CallResult"/>.</returns>
    Task<string?> RunAsync(string instanceId, string payload, CancellationToken cancellationToken);
}
