using System.Text.Json;
using GenXai.Workflows.Json;

namespace GenXai.Activities.Tools.Core;

/// <summary>A tool of this assembly: beside what a model needs it states its result and its limits, for the table in the documentation.</summary>
internal abstract class BuiltInTool : ITool
{
    protected BuiltInTool(ToolCard card)
    {
        Card = card;
        Parameters = JsonValues.Parse(card.Parameters);
    }

    public ToolCard Card { get; }

    public string Name => Card.Name;

    public string Description => Card.Description;

    public JsonElement Parameters { get; }

    public abstract Task<JsonElement> CallAsync(ToolCallContext context, JsonElement arguments, CancellationToken cancellationToken);
}
