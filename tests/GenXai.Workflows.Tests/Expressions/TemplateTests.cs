using GenXai.Workflows.Expressions;
using GenXai.Workflows.Json;
using Shouldly;
using Xunit;

namespace GenXai.Workflows.Tests.Expressions;

public sealed class TemplateTests
{
    private const string State = """
        {"input": {"topic": "AI", "count": 3, "empty": "", "none": null, "neg": [1, 2, 3], "emoji": "héé 😀", "price": 1.50},
         "nodes": {"calc": {"type": "tool", "output": {"data": {"result": 42.5}}}},
         "items": ["a", "b", "c"], "obj": {"a": 1}, "big": 1e400, "flag": true, "mixed": [1, "x", null, {"é": "<"}], "no": []}
        """;

    [Theory]
    [InlineData("{{ calc.data.result }}", "42.5")]
    [InlineData("  {{ input.count }}  ", "3")]
    [InlineData("\n{{input.count}}\n", "3")]
    [InlineData("{{ items.1 }}", "\"b\"")]
    [InlineData("{{ items.-1 }}", "\"c\"")]
    [InlineData("{{ items | length }}", "3")]
    [InlineData("{{ input.topic | length }}", "2")]
    [InlineData("{{ input.emoji | length }}", "5")]
    [InlineData("{{ obj | length }}", "1")]
    [InlineData("{{ items | join }}", "\"a, b, c\"")]
    [InlineData("{{ items | join:\", \" }}", "\"a, b, c\"")]
    [InlineData("{{ items | join: ' | ' }}", "\"a | b | c\"")]
    [InlineData("{{ mixed | join: '}}' }}", "\"1}}x}}}}{\\\"é\\\":\\\"<\\\"}\"")]
    [InlineData("{{ calc.data.result | round:1 }}", "42.5")]
    [InlineData("{{ calc.data.result | round }}", "43")]
    [InlineData("{{ -42.5 | round }}", "-43")]
    [InlineData("{{ 2.675 | round: 2 }}", "2.68")]
    [InlineData("{{ 1.999 | round:2 }}", "2")]
    [InlineData("{{ 0.4 | round }}", "0")]
    [InlineData("{{ 0.5 | round }}", "1")]
    [InlineData("{{ 1250 | round:-2 }}", "1300")]
    [InlineData("{{ 49 | round:-2 }}", "0")]
    [InlineData("{{ '3.7' | int }}", "3")]
    [InlineData("{{ -3.7 | int }}", "-3")]
    [InlineData("{{ 1e3 | int }}", "1000")]
    [InlineData("{{ ' 2.50 ' | float }}", "2.5")]
    [InlineData("{{ 2.50 | float }}", "2.50")]
    [InlineData("{{ input.missing | default:10 }}", "10")]
    [InlineData("{{ missing | default: 'x: | }}' }}", "\"x: | }}\"")]
    [InlineData("{{ input.empty | default:'f' }}", "\"f\"")]
    [InlineData("{{ input.none | default:[1, input.count] }}", "[1,3]")]
    [InlineData("{{ input.none | upper | default: 'd' }}", "\"d\"")]
    [InlineData("{{ missing | upper | trim | default: 'd' | upper }}", "\"D\"")]
    [InlineData("{{ missing | default: other | default: 1 }}", "1")]
    [InlineData("{{ missing | default: input.count }}", "3")]
    [InlineData("{{ flag | default: 1 }}", "true")]
    [InlineData("{{ no | default: 1 }}", "[]")]
    [InlineData("{{ no | first | default: 'none' }}", "\"none\"")]
    [InlineData("{{ input.none }}", "null")]
    [InlineData("{{ input.none | length }}", "null")]
    [InlineData("{{ obj }}", "{\"a\":1}")]
    [InlineData("{{ obj | json }}", "\"{\\\"a\\\":1}\"")]
    [InlineData("v={{ obj }}", "\"v={\\\"a\\\":1}\"")]
    [InlineData("[{{ input.none }}]", "\"[]\"")]
    [InlineData("{{ flag }} {{ input.price }} {{ big }}", "\"true 1.50 1e400\"")]
    [InlineData("{{ big }}", "1e400")]
    [InlineData("{{ input.emoji }}!", "\"héé 😀!\"")]
    [InlineData("{{ input.topic | title }}", "\"Ai\"")]
    [InlineData("{{ \"it's a BIG-deal 3rd\" | title }}", "\"It's A Big-Deal 3rd\"")]
    [InlineData("{{ ' ab ' | trim | upper }}", "\"AB\"")]
    [InlineData("{{ 'ÄB' | lower }}", "\"äb\"")]
    [InlineData("{{ input.neg | last }}", "3")]
    [InlineData("{{ input.neg | first }}", "1")]
    [InlineData("{ { x } }", "\"{ { x } }\"")]
    [InlineData("plain }} text", "\"plain }} text\"")]
    [InlineData("", "\"\"")]
    [InlineData("  ", "\"  \"")]
    [InlineData("{{ '{{' }}", "\"{{\"")]
    [InlineData("{{ 'a' }}{{ 'b' }}", "\"ab\"")]
    [InlineData("{{ None }}", "null")]
    [InlineData("{{ [1, 'x', [true]] }}", "[1,\"x\",[true]]")]
    public void Render_Template_GivesItsValue(string template, string expected) =>
        Scope.RenderJson(template, State).ShouldBe(expected);

    [Theory]
    [InlineData("{{ items.9 }}", "items.9")]
    [InlineData("{{ nope }}", "nope")]
    [InlineData("{{ nope.a.b }}", "nope.a.b")]
    [InlineData("text {{ input.nope | upper }}", "input.nope")]
    [InlineData("{{ nope | default: nada }}", "nada")]
    [InlineData("{{ items | join: nada }}", "nada")]
    [InlineData("{{ [nope] }}", "nope")]
    [InlineData("{{ secrets.KEY }}", "secrets.KEY")]
    [InlineData("{{ input.count | upper }}", "'upper' needs a string, got number 3")]
    [InlineData("{{ items | trim }}", "'trim' needs a string, got list")]
    [InlineData("{{ input.count | length }}", "length")]
    [InlineData("{{ input.topic | join }}", "join")]
    [InlineData("{{ input.topic | first }}", "first")]
    [InlineData("{{ obj | last }}", "last")]
    [InlineData("{{ input.topic | int }}", "int")]
    [InlineData("{{ obj | float }}", "float")]
    [InlineData("{{ flag | round }}", "'round' needs a number")]
    [InlineData("{{ 1 | round: 'x' }}", "argument")]
    [InlineData("{{ 1 | round: 1.5 }}", "argument")]
    [InlineData("{{ 1e100000 | int }}", "1000 digits")]
    [InlineData("{{ items | join: 1 }}", "argument")]
    public void Render_Fault_IsNamed(string template, string expected) =>
        Should.Throw<TemplateRenderException>(() => Scope.Render(template, State)).Message.ShouldContain(expected);

    [Theory]
    [InlineData("{{ }}", 0)]
    [InlineData("{{}}", 0)]
    [InlineData("x {{ a", 2)]
    [InlineData("{{ 'a }}", 3)]
    [InlineData("{{ a | frob }}", 7)]
    [InlineData("{{ a | }}", 7)]
    [InlineData("{{ a | default }}", 7)]
    [InlineData("{{ a | upper: 1 }}", 12)]
    [InlineData("{{ a b }}", 5)]
    [InlineData("{{ a == 1 }}", 5)]
    [InlineData("{{ (a) }}", 3)]
    [InlineData("ok {{ a }} {{ | }}", 14)]
    [InlineData("{{ {{ a }} }}", 3)]
    public void Parse_Fault_IsFoundWithItsPosition(string template, int offset)
    {
        var error = Should.Throw<ExpressionSyntaxException>(() => Template.Parse(template));
        error.Offset.ShouldBe(offset, error.Message);
    }

    [Fact]
    public void Parse_UnknownFilter_SuggestsTheNearest() =>
        Should.Throw<ExpressionSyntaxException>(() => Template.Parse("{{ a | lenght }}")).Message
            .ShouldContain("Unknown filter 'lenght'. Did you mean 'length'?");

    [Fact]
    public void Parse_References_EachOnceInOrder()
    {
        var template = Template.Parse("{{ b.x | default: a }} {{ b.x }} {{ [c, 'd'] | join }}");
        template.References.Select(reference => reference.Text).ShouldBe(["b.x", "a", "c"]);
        template.HasExpressions.ShouldBeTrue();
        Template.Parse("plain").HasExpressions.ShouldBeFalse();
    }

    [Fact]
    public void Render_ValueThatGrowsWithEachPass_EndsInANamedError()
    {
        var template = Template.Parse("{{ [x] }}");
        var value = JsonValues.Parse("1");
        var error = Should.Throw<TemplateRenderException>(() =>
        {
            while (true)
            {
                var scope = value;
                value = template.Render(new NameResolver(new JsonScopeSource(JsonValues.Build(writer =>
                {
                    writer.WriteStartObject();
                    writer.WritePropertyName("x");
                    scope.WriteTo(writer);
                    writer.WriteEndObject();
                }))));
            }
        });
        error.Message.ShouldContain("128");
    }

    [Fact]
    public void Render_ValueTemplate_RendersEveryTextAndKeepsTheRest()
    {
        var template = ValueTemplate.Parse(JsonValues.Parse(
            """{"a": "{{ items }}", "b": ["x{{ input.count }}", 1.50, null], "{{ k }}": {"d": "plain", "e": "{{ input.count }}"}}"""));
        JsonValues.ToJson(template.Render(Scope.Of(State))).ShouldBe(
            """{"a":["a","b","c"],"b":["x3",1.50,null],"{{ k }}":{"d":"plain","e":3}}""");
        template.References.Select(reference => reference.Text).ShouldBe(["items", "input.count"]);
    }

    [Fact]
    public void Render_LoneSurrogate_BecomesTheReplacementCharacter() =>
        Scope.Render("a\ud800b").GetString().ShouldBe("a\ufffdb");
}
