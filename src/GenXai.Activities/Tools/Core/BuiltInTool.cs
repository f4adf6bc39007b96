using System.Text.Json;
using GenXai.Workflows.Json;

namespace GenXai.Activities.Tools.Core;

/// <summary>A tool of this assembly: beside what a model needs it states its result and its limits, for the table in the documentation.</summary>
internal abstract class BuiltInTool : ITool
{
    // Read when a call or a model needs it: a host starts with all tools and uses few.
    private readonly Lazy<JsonElement> _parameters;

    protected BuiltInTool(ToolCard card)
    {
        Card = card;
        _parameters = new Lazy<JsonElement>(() => JsonValues.Parse(card.Parameters), LazyThreadSafetyMode.PublicationOnly);
    }

    public ToolCard Card { get; }

    public string Name => Card.Name;

    public string Description => Card.Description;

    public JsonElement Parameters => _parameters.Value;

    public abstract Task<JsonElement> CallAsync(ToolCallContext context, JsonElement arguments, CancellationToken cancellationToken);
}
