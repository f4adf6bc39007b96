using System.Text.Json;

namespace GenXai.Activities.Tools;

/// <summary>A tool that nodes and agents can call. One instance serves all runs, from several threads at once.</summary>
public interface ITool
{
    /// <summary>Its name.</summary>
    string Name { get; }

    /// <summary>What it does, for the model.</summary>
    string Description { get; }

    /// <summary>JSON Schema of its arguments; they are validated before the call.</summary>
    JsonElement Parameters { get; }

    /// <summary>Does the work.</summary>
    /// <param name="context">Where the call comes from, with the idempotency key.</param>
    /// <param name="arguments">The validated arguments.</param>
    /// <param name="cancellationToken">Ends the call at its time-out and when the host stops.</param>
    /// <returns>The result, independent of pooled memory.</returns>
    /// <exception cref="ToolException">The work could not be done.</exception>
    Task<JsonElement> CallAsync(ToolCallContext context, JsonElement arguments, CancellationToken cancellationToken);
}
