using System.Text.Json;

namespace GenXai.Activities.Tools.Core;

/// <summary>A tool that only computes. It leaves the caller's thread, so that a time-out can leave it behind.</summary>
internal abstract class ComputingTool : BuiltInTool
{
    protected ComputingTool(ToolCard card)
        : base(card)
    {
    }

    public sealed override Task<JsonElement> CallAsync(ToolCallContext context, JsonElement arguments, CancellationToken cancellationToken) =>
        Task.Run(() => Compute(new ToolArguments(Name, arguments), cancellationToken), cancellationToken);

    protected abstract JsonElement Compute(ToolArguments arguments, CancellationToken cancellationToken);
}
