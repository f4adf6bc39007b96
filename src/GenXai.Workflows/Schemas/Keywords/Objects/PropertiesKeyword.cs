using System.Collections.Immutable;
using System.Text.Json;
using GenXai.Workflows.Schemas.Keywords.Texts;
using GenXai.Workflows.Schemas.Validation;
using GenXai.Workflows.Text;

namespace GenXai.Workflows.Schemas.Keywords.Objects;

/// <summary><c>properties</c>, <c>patternProperties</c> and <c>additionalProperties</c>, which depend on each other.</summary>
internal sealed class PropertiesKeyword(
    IReadOnlyDictionary<string, SchemaNode> properties,
    ImmutableArray<string> names,
    ImmutableArray<KeyValuePair<TextPattern, SchemaNode>> patterns,
    SchemaNode? additional) : SchemaKeyword
{
    public override void Check(JsonElement value, ValidationScope scope)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            return;
        }

        foreach (var property in value.EnumerateObject())
        {
            CheckProperty(property, scope);
        }
    }

    private void CheckProperty(JsonProperty property, ValidationScope scope)
    {
        var path = scope.Path.Property(property.Name);
        var known = properties.TryGetValue(property.Name, out var schema);
        if (known)
        {
            scope.CheckAt(path, schema!, property.Value);
        }

        foreach (var (pattern, patternSchema) in patterns)
        {
            var match = pattern.IsMatch(property.Name);
            known |= match != false;
            if (match is null)
            {
                scope.Fault($"matching the property '{property.Name}' against '{pattern.Text}' took longer than a second; simplify the pattern");
            }
            else if (match.Value)
            {
                scope.CheckAt(path, patternSchema, property.Value);
            }
        }

        if (!known && additional is not null)
        {
            CheckAdditional(property, path, scope);
        }
    }

    private void CheckAdditional(JsonProperty property, ValuePath path, ValidationScope scope)
    {
        if (additional!.Keywords is not [FalseKeyword])
        {
            scope.CheckAt(path, additional, property.Value);
            return;
        }

        const int ShownNames = 20;
        var allowed = names.IsEmpty ? "" : $" Allowed: {string.Join(", ", names.Take(ShownNames))}{(names.Length > ShownNames ? ", ..." : "")}.";
        scope.Fault($"the property '{property.Name}' is not allowed.{NearestName.Hint(property.Name, names)}{allowed}");
    }
}
