using System.Globalization;
using System.Text.Json;
using GenXai.Workflows.Contracts.Calls;
using GenXai.Workflows.Contracts.Payloads;
using GenXai.Workflows.Definitions;
using GenXai.Workflows.Json;
using GenXai.Workflows.Schemas;

namespace GenXai.Workflows.Interpreter.Variables;

/// <summary>What a workflow asks of its state: names that must be there, types or a schema, reducers.</summary>
internal sealed class VariableRules
{
    private readonly StateDefinition _definition;
    private readonly JsonSchema? _schema;

    public VariableRules(StateDefinition definition)
    {
        _definition = definition;
        _schema = definition.Schema is { } schema ? JsonSchema.Parse(schema) : null;
        foreach (var (name, reducer) in definition.Reducers)
        {
            Reducers[name] = reducer;
        }
    }

    /// <summary>Reducers by variable.</summary>
    public Dictionary<string, string> Reducers { get; } = new(StringComparer.Ordinal);

    /// <summary>
    /// The state at the start: the initial values, and of the run's input the fields that the workflow requires or
    /// allows by name and gives no initial value of.
    /// </summary>
    /// <param name="definition">The workflow's state.</param>
    /// <param name="input">The run's input.</param>
    /// <param name="fetched">Fields of a stored input that its reference does not tell, where they are there.</param>
    public static OrderedDictionary<string, JsonElement> Initial(
        StateDefinition definition, JsonElement input, IReadOnlyDictionary<string, JsonElement>? fetched = null)
    {
        var variables = new OrderedDictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var (name, value) in definition.Initial)
        {
            variables[name] = value;
        }

        if (input.ValueKind == JsonValueKind.Object)
        {
            foreach (var name in definition.Required.Concat(definition.Optional))
            {
                if (!variables.ContainsKey(name)
                    && ((fetched is not null && fetched.TryGetValue(name, out var value)) || TryGetField(input, name, out value)))
                {
                    variables[name] = value;
                }
            }
        }

        return variables;
    }

    /// <summary>
    /// Fields of a stored input that the state begins with, and of which its reference does not say whether they are
    /// there: a sub-workflow's input was noted for its parent's readers.
    /// </summary>
    public static IReadOnlyList<KeyValuePair<string, JsonElement>> Unsure(StateDefinition definition, JsonElement input)
    {
        var unsure = new List<KeyValuePair<string, JsonElement>>();
        if (!PayloadValues.IsReference(input))
        {
            return unsure;
        }

        var given = definition.Initial.Select(pair => pair.Key).ToHashSet(StringComparer.Ordinal);
        foreach (var name in definition.Required.Concat(definition.Optional).Distinct(StringComparer.Ordinal))
        {
            if (!given.Contains(name) && PayloadValues.Look(input, name, out var part) == PayloadPresence.Unsure)
            {
                unsure.Add(KeyValuePair.Create(name, part));
            }
        }

        return unsure;
    }

    /// <summary>
    /// What is wrong with a state; empty when it fits. Of a value in the payload store only the type is known here: an
    /// activity checks it by the schema (<see cref="Question"/>).
    /// </summary>
    public IReadOnlyList<string> Faults(IReadOnlyDictionary<string, JsonElement> variables)
    {
        var faults = new List<string>();
        foreach (var name in _definition.Required)
        {
            if (!variables.ContainsKey(name))
            {
                faults.Add($"state.{name} is required and is not there; give it under 'state.initial', or in the run's input");
            }
        }

        foreach (var (name, type) in _definition.Types)
        {
            if (variables.TryGetValue(name, out var value) && !Fits(type, value))
            {
                faults.Add($"state.{name} must be {Article(type)} {type}, got {JsonValues.TypeName(value)} {VariableText.Of(value)}");
            }
        }

        if (_schema is not null)
        {
            var stored = variables.Where(pair => PayloadValues.Occurs(pair.Value)).Select(pair => pair.Key).ToList();
            faults.AddRange(_schema.Validate(Whole(variables))
                .Where(fault => !stored.Exists(name => IsInside(fault, name)))
                .Select(fault => fault.StartsWith('$') ? $"state{fault[1..]}" : fault));
        }

        return faults;
    }

    /// <summary>What the schema says of a state without references.</summary>
    public IReadOnlyList<string> SchemaFaults(JsonElement state) =>
        _schema is null ? [] : [.. _schema.Validate(state).Select(fault => fault.StartsWith('$') ? $"state{fault[1..]}" : fault)];

    /// <summary>What an activity is asked of a state that has stored values; null where there is nothing to ask.</summary>
    public EvaluationItem? Question(IReadOnlyDictionary<string, JsonElement> variables, IEnumerable<string> written) =>
        _schema is not null && written.Any(name => variables.TryGetValue(name, out var value) && PayloadValues.Occurs(value))
            ? new EvaluationItem { State = Whole(variables) }
            : null;

    /// <summary>The faults as one text.</summary>
    public static string Text(IReadOnlyList<string> faults)
    {
        const int Most = 10;
        var shown = string.Join("; ", faults.Take(Most));
        return faults.Count <= Most ? shown : string.Create(CultureInfo.InvariantCulture, $"{shown}; and {faults.Count - Most} more");
    }

    private static JsonElement Whole(IReadOnlyDictionary<string, JsonElement> variables) => JsonValues.Build(writer =>
    {
        writer.WriteStartObject();
        foreach (var (name, value) in variables)
        {
            writer.WritePropertyName(name);
            value.WriteTo(writer);
        }

        writer.WriteEndObject();
    });

    private static bool IsInside(string fault, string name) =>
        fault.StartsWith($"$.{name}", StringComparison.Ordinal)
        && fault.Length > name.Length + 2
        && fault[name.Length + 2] is '.' or '[' or ':' or ' ';

    private static bool TryGetField(JsonElement input, string name, out JsonElement value) => PayloadValues.IsReference(input)
        ? PayloadValues.Look(input, name, out value) == PayloadPresence.Found
        : input.TryGetProperty(name, out value);

    private static bool Fits(string type, JsonElement value) => PayloadValues.IsReference(value)
        ? PayloadValues.Read(value).Outline is not { } outline || FitsStored(type, outline.Type)
        : FitsPlain(type, value);

    private static bool FitsStored(string type, string stored) =>
        type is "any" || string.Equals(type, stored is "list" ? "array" : stored, StringComparison.Ordinal);

    private static bool FitsPlain(string type, JsonElement value) => type switch
    {
        "string" => value.ValueKind == JsonValueKind.String,
        "integer" => value.ValueKind == JsonValueKind.Number && JsonNumber.Of(value).IsInteger,
        "number" => value.ValueKind == JsonValueKind.Number,
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "array" => value.ValueKind == JsonValueKind.Array,
        "object" => value.ValueKind == JsonValueKind.Object,
        "null" => value.ValueKind == JsonValueKind.Null,
        _ => true,
    };

    private static string Article(string type) => type[0] is 'a' or 'i' or 'o' ? "an" : "a";
}
