using GenXai.Cli.Infrastructure;
using GenXai.Workflows.Contracts;

namespace GenXai.Cli.Rendering;

/// <summary>The last lines that a person sees of a run.</summary>
internal static class RunSummaryText
{
    public static async Task PrintAsync(CliContext context, RunResult result)
    {
        foreach (var warning in result.Warnings)
        {
            await context.Out.WriteLineAsync($"warning: {warning}");
        }

        var usage = result.Usage;
        await context.Out.WriteLineAsync(FormattableString.Invariant(
            $"{result.Status}: {result.Workflow}, run {result.RunId}; {usage.ModelCalls} model calls, {usage.ToolCalls} tool calls, {usage.InputTokens + usage.OutputTokens} tokens, {usage.CostUsd:0.####} USD"));
        if (result.Error is { } error)
        {
            var node = error.Node is null ? "" : $" at node {error.Node}";
            await context.Out.WriteLineAsync($"{error.Code}{node}: {error.Message}");
        }

        if (result.Compensated is { } undone)
        {
            await context.Out.WriteLineAsync($"undone: {string.Join(", ", undone)}");
        }

        if (result.CompensationFailed is { } left)
        {
            await context.Out.WriteLineAsync($"could not be undone: {string.Join(", ", left)}");
        }

        if (string.Equals(result.Status, RunStatuses.Completed, StringComparison.Ordinal) && result.Output is { } output)
        {
            await context.Out.WriteLineAsync(JsonText.Of(output));
        }
    }
}
