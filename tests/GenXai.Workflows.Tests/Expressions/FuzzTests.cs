using System.Text.Json;
using CsCheck;
using GenXai.Workflows.Expressions;
using GenXai.Workflows.Json;
using GenXai.Workflows.Schemas;
using Shouldly;
using Xunit;

namespace GenXai.Workflows.Tests.Expressions;

/// <summary>Mutated inputs end in a value or in one of the documented exceptions, whatever they are.</summary>
public sealed class FuzzTests
{
    private const string State = """
        {"input": {"a": 1, "b": "x", "c": [1, {"d": null}]}, "s": "18", "n": 1e400, "o": {"k": "é😀"}, "l": [[], {}, "a"],
         "nodes": {"n1": {"type": "agent", "output": {"output": 1}}, "n2": {"type": "condition", "output": {"f": 2}}}}
        """;

    private static readonly string[] Conditions =
    [
        "input.a == 1 and not (s > 18 or l.-1 in ['a', \"b\", n])", "o contains 'k' and s not in [1, [2, null]]",
        "n1.output<=1e400 or in.x!=-5.25e-3", "not not 'a\\u0041\\n' contains b", "((a))==[True,False,None]",
    ];

    private static readonly string[] Templates =
    [
        "a {{ input.c.1.d | default: 'x}}|' }} b {{ l | join: ', ' }}", "{{ s | float | round: 2 }}", "{{ n | int }}",
        "{{ [1, o.k, [s]] | json | upper | title | trim | length }}", "{{ l | first | last }}{{ missing | default: l }}",
    ];

    private static readonly string[] Schemas =
    [
        """{"type":["object","null"],"properties":{"input":{"$ref":"#/$defs/a"}},"required":["s"],"$defs":{"a":{"items":{"$ref":"#"},"minItems":1}}}""",
        """{"anyOf":[{"pattern":"^(a|b)*$"},{"minimum":1.5e3,"multipleOf":0.01}],"not":{"const":[1]},"if":true,"then":{"format":"date-time"}}""",
        """{"patternProperties":{"^i":{"enum":[1,{"a":2}]}},"additionalProperties":{"uniqueItems":true,"contains":{"type":"string"}},"dependentRequired":{"s":["n"]}}""",
    ];

    private static readonly string[] Fragments =
    [
        "{{", "}}", "|", ":", "'", "\"", "\\", "(", ")", "[", "]", ",", ".", "-", "==", "<", "not ", " in ", "and ", "or ",
        "contains", "null", "1e999999999", "0", "\ud800", "😀", "\0", "\n", "default", "round", "#", "{", "}", "$ref", "\\u", "secrets.X", ".-1",
    ];

    private static long Iterations =>
        string.Equals(Environment.GetEnvironmentVariable("GENXAI_FULL"), "1", StringComparison.Ordinal) ? 500_000 : 5_000;

    [Fact]
    public void Condition_MutatedText_NeverFailsOtherwise()
    {
        var lookup = Scope.Of(State);
        Mutations(Conditions).Sample(
            text => Allowed<ExpressionSyntaxException>(() => Condition.Parse(text).Evaluate(lookup, [])), iter: Iterations);
    }

    [Fact]
    public void Template_MutatedText_NeverFailsOtherwise()
    {
        var lookup = Scope.Of(State);
        Mutations(Templates).Sample(
            text => Allowed<ExpressionSyntaxException>(() => Allowed<TemplateRenderException>(() =>
                JsonValues.ToText(ValueTemplate.Parse(JsonValues.FromString(text)).Render(lookup)))),
            iter: Iterations);
    }

    [Fact]
    public void JsonSchema_MutatedText_NeverFailsOtherwise()
    {
        var value = JsonValues.Parse(State);
        Mutations(Schemas).Sample(
            text => Allowed<JsonException>(() => Allowed<JsonSchemaException>(() =>
                JsonSchema.Parse(JsonValues.Parse(text)).Validate(value))),
            iter: Iterations);
    }

    // Replaces, inserts, repeats and drops pieces of a sound text, up to six times.
    private static Gen<string> Mutations(string[] seeds) =>
        Gen.Select(OneOf(seeds), Mutation.Array[0, 6], (seed, mutations) => mutations.Aggregate(seed, (text, mutate) => mutate(text)));

    private static Gen<Func<string, string>> Mutation => Gen.Select(
        Gen.Int[0, 3], Gen.Int[0, 1000], Gen.Int[0, 12], Gen.OneOf(OneOf(Fragments), Gen.String[0, 3]),
        (kind, position, length, fragment) => new Func<string, string>(text =>
        {
            var start = text.Length == 0 ? 0 : position % (text.Length + 1);
            var end = Math.Min(text.Length, start + length);
            return kind switch
            {
                0 => text[..start] + fragment + text[start..],
                1 => text[..start] + fragment + text[end..],
                2 => text[..start] + text[end..],
                _ => text[..end] + text[start..],
            };
        }));

    private static Gen<string> OneOf(string[] texts) => Gen.Int[0, texts.Length - 1].Select(index => texts[index]);

    private static void Allowed<T>(Action act)
        where T : Exception
    {
        try
        {
            act();
        }
        catch (T exception)
        {
            exception.Message.ShouldNotBeNullOrWhiteSpace();
        }
    }
}
