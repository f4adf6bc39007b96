using System.Globalization;
using GenXai.Workflows.Orchestration;

namespace GenXai.Bench;

/// <summary>As many activities as its input says, all at once.</summary>
internal sealed class FanOutOrchestrator : IOrchestrator
{
    public async Task<string?> RunAsync(IOrchestrationContext context, string? input)
    {
        var width = int.Parse(input ?? "0", CultureInfo.InvariantCulture);
        await Task.WhenAll(Enumerable.Range(0, width).Select(
            _ => context.CallActivityAsync("noop", ActivityInput.Of("{\"step\":1}"))));
        return input;
    }
}
