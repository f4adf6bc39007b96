using System.Collections.Immutable;
using System.Text.Json;

namespace GenXai.Activities.Models.Offline.Sampling;

/// <summary>Resolves <c>$ref</c>, <c>allOf</c>, <c>anyOf</c>, <c>oneOf</c> and <c>if</c> into plain parts, likeliest first.</summary>
internal sealed class SchemaExpander
{
    // A value inside a value of the same schema is one level of recursion: that is enough for an example.
    private const int MaxFollowed = 2;
    private const int MaxSteps = 200;
    private readonly SchemaScope _scope;

    public SchemaExpander(SchemaScope scope) => _scope = scope;

    public IEnumerable<SchemaPart> Expand(IEnumerable<JsonElement> schemas, ImmutableList<string> trail) =>
        Expand(ImmutableStack.CreateRange(schemas.Reverse()), new SchemaPart([], trail), 0);

    private IEnumerable<SchemaPart> Expand(ImmutableStack<JsonElement> pending, SchemaPart part, int steps)
    {
        while (!pending.IsEmpty)
        {
            pending = pending.Pop(out var schema);
            if (schema.ValueKind == JsonValueKind.True)
            {
                continue;
            }

            if (schema.ValueKind != JsonValueKind.Object || ++steps > MaxSteps)
            {
                yield break;
            }

            part = part with { Schemas = part.Schemas.Add(schema) };
            if (schema.TryGetProperty("$ref", out var reference))
            {
                var name = reference.GetString()!;
                if (part.Trail.Count(followed => string.Equals(followed, name, StringComparison.Ordinal)) >= MaxFollowed ||
                    _scope.Resolve(name) is not { } target)
                {
                    yield break;
                }

                part = part with { Trail = part.Trail.Add(name) };
                pending = pending.Push(target);
            }

            pending = PushAll(pending, schema);
            var choices = Choices(schema);
            if (choices.Count > 0)
            {
                foreach (var branch in Branches(choices, 0, pending))
                {
                    foreach (var expanded in Expand(branch, part, steps))
                    {
                        yield return expanded;
                    }
                }

                yield break;
            }
        }

        yield return part;
    }

    private static ImmutableStack<JsonElement> PushAll(ImmutableStack<JsonElement> pending, JsonElement schema)
    {
        if (schema.TryGetProperty("allOf", out var all))
        {
            foreach (var part in all.EnumerateArray())
            {
                pending = pending.Push(part);
            }
        }

        return pending;
    }

    // Each choice is a list of options, each option a list of schemas that hold together.
    private static List<List<JsonElement[]>> Choices(JsonElement schema)
    {
        List<List<JsonElement[]>> choices = [];
        foreach (var keyword in (string[])["anyOf", "oneOf"])
        {
            if (schema.TryGetProperty(keyword, out var options))
            {
                choices.Add([.. options.EnumerateArray().Select(static option => new[] { option })]);
            }
        }

        if (schema.TryGetProperty("if", out var condition))
        {
            choices.Add(
            [
                schema.TryGetProperty("then", out var then) ? [condition, then] : [condition],
                schema.TryGetProperty("else", out var otherwise) ? [otherwise] : [],
            ]);
        }

        return choices;
    }

    private static IEnumerable<ImmutableStack<JsonElement>> Branches(
        List<List<JsonElement[]>> choices, int index, ImmutableStack<JsonElement> pending)
    {
        if (index == choices.Count)
        {
            yield return pending;
            yield break;
        }

        foreach (var option in choices[index])
        {
            var pushed = option.Aggregate(pending, static (stack, schema) => stack.Push(schema));
            foreach (var branch in Branches(choices, index + 1, pushed))
            {
                yield return branch;
            }
        }
    }
}
