using System.Text.Json;
using GenXai.Activities.Tools.Core;

namespace GenXai.Activities.Tools.Calculation;

/// <summary>The <c>calculator</c> tool: arithmetic with a grammar of its own; no code runs on the host.</summary>
internal sealed class CalculatorTool : BuiltInTool
{
    public const string ToolName = "calculator";
    private const int LongestQuote = 60;

    private static readonly ToolCard TheCard = new()
    {
        Name = ToolName,
        Description = "Computes an arithmetic expression, such as 2 * (3 + 4), and returns the number. Operators: + - * / // % **; " +
            "functions: " + string.Join(", ", Functions.Names) + "; constants: pi, e.",
        Parameters = """
            {
              "type": "object",
              "properties": {"expression": {"type": ["string", "number"], "description": "The expression, such as 2 * (3 + 4)."}},
              "required": ["expression"],
              "additionalProperties": false
            }
            """,
        Result = "the number",
        Errors = "what is no expression; division by zero; a result that is no finite number",
        Limits = "the grammar's own bounds on length and depth; no code is run",
    };

    public CalculatorTool()
        : base(TheCard)
    {
    }

    public override Task<JsonElement> CallAsync(ToolCallContext context, JsonElement arguments, CancellationToken cancellationToken)
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
