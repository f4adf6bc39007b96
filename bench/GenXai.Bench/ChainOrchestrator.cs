using System.Globalization;
using GenXai.Workflows.Orchestration;

namespace GenXai.Bench;

/// <summary>As many activities as its input says, one after another.</summary>
internal sealed class ChainOrchestrator : IOrchestrator
{
    public async Task<string?> RunAsync(IOrchestrationContext context, string? input)
    {
        var length = int.Parse(input ?? "0", CultureInfo.InvariantCulture);
        for (var i = 0; i < length; i++)
        {
            await context.CallActivityAsync("noop", ActivityInput.Of("{\"step\":1}"));
        }

        return input;
    }
}
