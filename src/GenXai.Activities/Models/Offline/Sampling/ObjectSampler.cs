using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using GenXai.Workflows.Json;

namespace GenXai.Activities.Models.Offline.Sampling;

/// <summary>Objects: with all their properties where these can be made, then with fewer, then with other values.</summary>
internal sealed class ObjectSampler
{
    private const int Alternatives = 4;
    private const int MaxProperties = 1000;
    private static readonly TimeSpan MatchLimit = TimeSpan.FromMilliseconds(250);
    private readonly SchemaSampler _sampler;
    private readonly SchemaScope _scope;

    public ObjectSampler(SchemaSampler sampler, SchemaScope scope)
    {
        _sampler = sampler;
        _scope = scope;
    }

    public IEnumerable<JsonElement> Candidates(SchemaPart part, SampleSite site)
    {
        if (part.Least("minProperties") > MaxProperties)
        {
            yield break;
        }

        var required = Required(part);
        var members = Members(part, site, required);
        if (members is null)
        {
            yield break;
        }

        var chosen = Fill(part, site, members);
        yield return Write(chosen);
        yield return Write(Fill(part, site, [.. members.Where(member => member.Required)]));
        foreach (var member in members)
        {
            foreach (var value in member.Values.Skip(1))
            {
                yield return Write([.. chosen.Select(other => ReferenceEquals(other, member) ? member with { Values = [value] } : other)]);
            }
        }

        foreach (var member in members.Where(static member => !member.Required))
        {
            yield return Write([.. chosen.Where(other => !ReferenceEquals(other, member))]);
        }
    }

    // What is required, and what that requires in turn.
    private static HashSet<string> Required(SchemaPart part)
    {
        var required = part.All("required").SelectMany(Names).ToHashSet(StringComparer.Ordinal);
        var dependent = part.All("dependentRequired").SelectMany(static map => map.EnumerateObject()).ToArray();
        var before = -1;
        while (before != required.Count)
        {
            before = required.Count;
            required.UnionWith(dependent.Where(entry => required.Contains(entry.Name)).SelectMany(static entry => Names(entry.Value)));
        }

        return required;
    }

    private List<Member>? Members(SchemaPart part, SampleSite site, HashSet<string> required)
    {
        var optional = part.All("dependentRequired").SelectMany(static map => map.EnumerateObject()).SelectMany(static entry => Names(entry.Value));
        var names = part.All("properties")
            .SelectMany(static properties => properties.EnumerateObject().Select(static property => property.Name))
            .Concat(part.All("required").SelectMany(Names))
            .Concat(optional)
            .Distinct(StringComparer.Ordinal)
            .Take(MaxProperties);
        var nameSchemas = part.All("propertyNames").ToImmutableArray();
        List<Member> members = [];
        foreach (var name in names)
        {
            var isRequired = required.Contains(name);
            var values = _scope.Fits(nameSchemas, JsonValues.FromString(name)) ? Values(part, site, name, Alternatives) : [];
            if (values.Length > 0)
            {
                members.Add(new Member(name, isRequired, values));
            }
            else if (isRequired)
            {
                return null;
            }
        }

        return members;
    }

    private ImmutableArray<JsonElement> Values(SchemaPart part, SampleSite site, string name, int count)
    {
        var at = new SampleSite(Schemas(part, name), name, site.Depth + 1, part.Trail, site.Variety);
        return [.. _sampler.Candidates(at).Take(count)];
    }

    private List<Member> Fill(SchemaPart part, SampleSite site, List<Member> members)
    {
        var least = part.Least("minProperties");
        var most = part.Most("maxProperties");
        var filled = members.Where(static member => member.Required)
            .Concat(members.Where(static member => !member.Required).Take(Math.Max(0, most - members.Count(static member => member.Required))))
            .ToList();
        if (filled.Count < least)
        {
            filled.AddRange(Extra(part, site, [.. filled.Select(static member => member.Name)]).Take(least - filled.Count));
        }

        return filled;
    }

    private IEnumerable<Member> Extra(SchemaPart part, SampleSite site, HashSet<string> taken)
    {
        foreach (var name in ExtraNames(part, site).Take(MaxProperties + taken.Count))
        {
            if (taken.Add(name) && Values(part, site, name, 1) is { IsEmpty: false } values)
            {
                yield return new Member(name, Required: false, values);
            }
        }
    }

    private IEnumerable<string> ExtraNames(SchemaPart part, SampleSite site)
    {
        if (part.Has("propertyNames"))
        {
            var at = new SampleSite([.. part.All("propertyNames"), JsonValues.Parse("""{"type":"string"}""")], null, site.Depth + 1, part.Trail, MaxProperties);
            return _sampler.Candidates(at).Select(static name => name.GetString()!);
        }

        var patterns = part.All("patternProperties").SelectMany(static map => map.EnumerateObject().Select(static entry => entry.Name));
        var matching = patterns.SelectMany(static pattern => PatternSampler.Candidates(pattern, 1)).Take(MaxProperties).ToArray();

        // Most patterns say only how a name begins: numbers behind it make further names.
        return matching.Concat(Numbered([.. matching.Take(1), "field_"]));
    }

    private static IEnumerable<string> Numbered(string[] beginnings) =>
        Enumerable.Range(1, MaxProperties).SelectMany(index =>
            beginnings.Select(beginning => string.Create(CultureInfo.InvariantCulture, $"{beginning}{index}")));

    private static ImmutableArray<JsonElement> Schemas(SchemaPart part, string name)
    {
        var schemas = ImmutableArray.CreateBuilder<JsonElement>();
        foreach (var schema in part.Schemas)
        {
            var before = schemas.Count;
            if (schema.TryGetProperty("properties", out var properties) && properties.TryGetProperty(name, out var own))
            {
                schemas.Add(own);
            }

            if (schema.TryGetProperty("patternProperties", out var patterns))
            {
                schemas.AddRange(patterns.EnumerateObject()
                    .Where(pattern => Regex.IsMatch(name, pattern.Name, RegexOptions.ECMAScript, MatchLimit))
                    .Select(static pattern => pattern.Value));
            }

            if (schemas.Count == before && schema.TryGetProperty("additionalProperties", out var additional))
            {
                schemas.Add(additional);
            }
        }

        return schemas.ToImmutable();
    }

    private static IEnumerable<string> Names(JsonElement list) => list.EnumerateArray().Select(static name => name.GetString()!);

    private static JsonElement Write(List<Member> members) => JsonValues.Build(writer =>
    {
        writer.WriteStartObject();
        foreach (var member in members)
        {
            writer.WritePropertyName(member.Name);
            member.Values[0].WriteTo(writer);
        }

        writer.WriteEndObject();
    });

    private sealed record Member(string Name, bool Required, ImmutableArray<JsonElement> Values);
}
