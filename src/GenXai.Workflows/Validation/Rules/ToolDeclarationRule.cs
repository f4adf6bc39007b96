using System.Globalization;

namespace GenXai.Workflows.Validation.Rules;

/// <summary>A tool is declared once, in one way.</summary>
internal sealed class ToolDeclarationRule : IValidationRule
{
    private static readonly string[] Ways = ["http", "mcp", "workflow", "steps"];

    public void Check(ValidationContext context)
    {
        var lines = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var tool in context.Definition.Tools)
        {
            if (!lines.TryAdd(tool.Name, tool.Location.Line))
            {
                context.Diagnostics.Error(
                    DiagnosticCodes.ConflictingValues,
                    context.Locate(tool, "name"),
                    string.Create(CultureInfo.InvariantCulture, $"the tool '{tool.Name}' is declared twice, first in line {lines[tool.Name]}; keep one of them"));
            }

            var given = Ways.Where(context.Source(tool).Has).ToList();
            if (given.Count > 1)
            {
                context.Diagnostics.Error(
                    DiagnosticCodes.ConflictingValues,
                    context.Locate(tool, given[1]),
                    $"the tool '{tool.Name}' has {string.Join(" and ", given)}, but it is called in one way only; keep one of them");
            }

            if (context.Source(tool).Has("execution") && given is ["workflow" or "steps", ..])
            {
                context.Diagnostics.Error(
                    DiagnosticCodes.ConflictingValues,
                    context.Locate(tool, "execution"),
                    $"the tool '{tool.Name}' makes no call of its own that could be tried again; give 'execution' to {(given[0] is "steps" ? "the tools of its steps" : "the nodes of its workflow")} instead");
            }

            if (context.Source(tool).Has("output") && !context.Source(tool).Has("steps"))
            {
                context.Diagnostics.Error(
                    DiagnosticCodes.ConflictingValues,
                    context.Locate(tool, "output"),
                    $"the tool '{tool.Name}' has an output, but no steps whose results it could read; add steps, or remove it");
            }
        }
    }
}
