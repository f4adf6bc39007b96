using System.Text.Json;
using System.Text.Json.Nodes;
using GenXai.Workflows.Json;
using GenXai.Workflows.Schemas;
using Microsoft.Extensions.AI;

namespace GenXai.Activities.Tools.Methods;

/// <summary>
/// A tool made of a C# method. Its parameters are those of the method, with their <c>[Description]</c>; a parameter of type
/// <see cref="ToolCallContext"/> or <see cref="CancellationToken"/> is given by the host and not shown to models.
/// </summary>
public sealed class MethodTool : ITool
{
    private static readonly object ContextKey = new();
    private readonly AIFunction _function;

    /// <summary>Makes a tool of a method.</summary>
    /// <param name="method">The method; it may return a task. Its result is written as JSON.</param>
    /// <param name="name">The tool's name; the method's unless given.</param>
    /// <param name="description">What it does, for the model; the method's <c>[Description]</c> unless given.</param>
    /// <exception cref="ArgumentException">A parameter has a type that no supported JSON Schema describes.</exception>
    public MethodTool(Delegate method, string? name = null, string? description = null)
    {
        _function = AIFunctionFactory.Create(method, new AIFunctionFactoryOptions
        {
            Name = name,
            Description = description,
            ConfigureParameterBinding = static parameter => parameter.ParameterType == typeof(ToolCallContext)
                ? new AIFunctionFactoryOptions.ParameterBindingOptions
                {
                    ExcludeFromSchema = true,
                    BindParameter = static (_, arguments) => arguments.Context![ContextKey],
                }
                : default,
        });
        Parameters = Closed(_function.JsonSchema);
        try
        {
            JsonSchema.Parse(Parameters);
        }
        catch (JsonSchemaException exception)
        {
            throw new ArgumentException(
                $"The method of the tool '{Name}' has a parameter that cannot be described: {exception.Message} (at {exception.Path}).", nameof(method), exception);
        }
    }

    /// <inheritdoc />
    public string Name => _function.Name;

    /// <inheritdoc />
    public string Description => _function.Description;

    /// <inheritdoc />
    public JsonElement Parameters { get; }

    /// <inheritdoc />
    public async Task<JsonElement> CallAsync(ToolCallContext context, JsonElement arguments, CancellationToken cancellationToken)
    {
        var given = new AIFunctionArguments(StringComparer.Ordinal) { Context = new Dictionary<object, object?> { [ContextKey] = context } };
        foreach (var argument in arguments.EnumerateObject())
        {
            given[argument.Name] = argument.Value;
        }

        var result = await _function.InvokeAsync(given, cancellationToken);
        return result is JsonElement element
            ? JsonValues.Parse(JsonValues.ToJson(element))
            : JsonSerializer.SerializeToElement(result, AIJsonUtilities.DefaultOptions);
    }

    // A misspelt name is told to the model, not dropped.
    private static JsonElement Closed(JsonElement schema)
    {
        var closed = JsonObject.Create(schema)!;
        closed.TryAdd("additionalProperties", JsonValue.Create(value: false));
        return JsonSerializer.SerializeToElement(closed);
    }
}
