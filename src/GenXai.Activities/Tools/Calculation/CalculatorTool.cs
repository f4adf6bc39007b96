using System.Text.Json;
using GenXai.Workflows.Json;

namespace GenXai.Activities.Tools.Calculation;

/// <summary>The <c>calculator</c> tool: arithmetic with a grammar of its own; no code runs on the host.</summary>
internal sealed class CalculatorTool : ITool
{
    public const string ToolName = "calculator";
    private const int LongestQuote = 60;

    public string Name => ToolName;

    public string Description =>
        "Computes an arithmetic expression, such as 2 * (3 + 4), and returns the number. Operators: + - * / // % **; " +
        "functions: " + string.Join(", ", Functions.Names) + "; constants: pi, e.";

    public JsonElement Parameters { get; } = JsonValues.Parse("""
        {
          "type": "object",
          "properties": {"expression": {"type": ["string", "number"], "description": "The expression, such as 2 * (3 + 4)."}},
          "required": ["expression"],
          "additionalProperties": false
        }
        """);

    public Task<JsonElement> CallAsync(ToolCallContext context, JsonElement arguments, CancellationToken cancellationToken)
    {
        // A template that is one expression keeps its value's type, so that a number may come as one.
        var expression = arguments.GetProperty("expression");
        var text = expression.ValueKind == JsonValueKind.Number ? expression.GetRawText() : expression.GetString()!;
        try
        {
            return Task.FromResult(Calculator.Compute(text).ToJson());
        }
        catch (CalculationException exception)
        {
            var quoted = text.Length <= LongestQuote ? text : text[..LongestQuote] + "…";
            throw new ToolException($"calculator: {exception.Message} (in '{quoted}')", transient: false, exception);
        }
    }
}
