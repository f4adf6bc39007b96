using GenXai.Workflows.Orchestration;

namespace GenXai.Functions.Adapters;

/// <summary>The embedded host gives short names of types of failures, and so does this one.</summary>
internal static class FailureTypes
{
    /// <summary>A type's name without its namespace.</summary>
    public static string Short(string type) => type[(type.LastIndexOf('.') + 1)..];

    /// <summary>
    /// Why an instance failed, from its output: the Azure Storage backend keeps no details, but <c>type: message</c> as
    /// text (AzureTableTrackingStore.UpdateStateAsync of DurableTask.AzureStorage).
    /// </summary>
    /// <param name="output">The output, not JSON; null where the runtime says nothing.</param>
    public static FailureDetails Parse(string? output)
    {
        if (string.IsNullOrEmpty(output))
        {
            return new FailureDetails("failed", "the orchestration failed and the durable runtime does not say why");
        }

        var end = output.IndexOf(": ", StringComparison.Ordinal);
        return end > 0 && output.AsSpan(0, end).IndexOfAny(" \n\"") < 0
            ? new FailureDetails(Short(output[..end]), output[(end + 2)..])
            : new FailureDetails("failed", output);
    }
}
