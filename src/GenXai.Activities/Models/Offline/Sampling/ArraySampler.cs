using System.Collections.Immutable;
using System.Text.Json;
using GenXai.Workflows.Json;

namespace GenXai.Activities.Models.Offline.Sampling;

/// <summary>Lists: as short as allowed, but with an item where one can be made.</summary>
internal sealed class ArraySampler
{
    // A schema that asks for longer lists is not for a model to fill.
    private const int MaxItems = 1000;
    private const int Spare = 16;

    // What such lists name is not there to be named, or is trouble that there is none of.
    private static readonly string[] Empty = ["depends_on", "conflicts", "unmet"];
    private readonly SchemaSampler _sampler;
    private readonly SchemaScope _scope;

    public ArraySampler(SchemaSampler sampler, SchemaScope scope)
    {
        _sampler = sampler;
        _scope = scope;
    }

    public IEnumerable<JsonElement> Candidates(SchemaPart part, SampleSite site)
    {
        var least = part.Least("minItems");
        var most = part.Most("maxItems");
        if (least > MaxItems || least > most)
        {
            yield break;
        }

        var prefix = part.All("prefixItems").Select(static items => items.GetArrayLength()).DefaultIfEmpty(0).Max();
        var needsOne = part.Has("contains") ? prefix + 1 : 1;
        var preferred = site.Name is { } name && Empty.Contains(name, StringComparer.Ordinal) ? least : Math.Max(Math.Max(prefix, 1), least);
        var wanted = new[] { preferred, Math.Max(Math.Max(prefix, 1), least), Math.Max(needsOne, least), least, least + 1, most };
        foreach (var count in wanted.Where(count => count <= most && count <= MaxItems).Distinct())
        {
            foreach (var containedAt in ContainedAt(part, prefix, count))
            {
                if (Make(part, site, count, containedAt) is { } items && items.Count >= least)
                {
                    yield return JsonValues.Build(writer => Write(writer, items));
                }
            }
        }
    }

    // Where the item stands that `contains` asks for: behind the prefix, or else anywhere.
    private static IEnumerable<int> ContainedAt(SchemaPart part, int prefix, int count)
    {
        if (!part.Has("contains") || count == 0)
        {
            return [-1];
        }

        var preferred = prefix < count ? prefix : 0;
        return Enumerable.Range(0, Math.Min(count, Spare)).OrderByDescending(index => index == preferred);
    }

    private List<JsonElement>? Make(SchemaPart part, SampleSite site, int count, int containedAt)
    {
        var unique = part.All("uniqueItems").Any(static value => value.ValueKind == JsonValueKind.True);
        List<JsonElement> items = [];
        for (var index = 0; index < count; index++)
        {
            var schemas = ItemSchemas(part, index);
            if (index == containedAt)
            {
                schemas = schemas.AddRange(part.All("contains"));
            }

            var at = new SampleSite(schemas, null, site.Depth + 1, part.Trail, unique ? count + Spare : Spare);
            if (_scope.IsExhausted || Next(at, unique ? items : []) is not { } item)
            {
                // Fewer items than wanted may still do: the caller knows.
                return index > containedAt ? items : null;
            }

            items.Add(item);
        }

        return items;
    }

    private JsonElement? Next(SampleSite site, List<JsonElement> taken)
    {
        foreach (var candidate in _sampler.Candidates(site))
        {
            if (!taken.Exists(item => JsonElement.DeepEquals(item, candidate)))
            {
                return candidate;
            }
        }

        return null;
    }

    private static ImmutableArray<JsonElement> ItemSchemas(SchemaPart part, int index)
    {
        var schemas = ImmutableArray.CreateBuilder<JsonElement>();
        foreach (var schema in part.Schemas)
        {
            var prefix = schema.TryGetProperty("prefixItems", out var list) ? list.GetArrayLength() : 0;
            if (index < prefix)
            {
                schemas.Add(list[index]);
            }
            else if (schema.TryGetProperty("items", out var items))
            {
                schemas.Add(items);
            }
        }

        return schemas.ToImmutable();
    }

    private static void Write(Utf8JsonWriter writer, List<JsonElement> items)
    {
        writer.WriteStartArray();
        foreach (var item in items)
        {
            item.WriteTo(writer);
        }

        writer.WriteEndArray();
    }
}
