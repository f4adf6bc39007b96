using GenXai.Workflows.Definitions;

namespace GenXai.Workflows.Validation.Rules;

/// <summary>A composed tool has steps, their results have names of their own, and none of them leads back to the tool.</summary>
internal sealed class ToolStepRule : IValidationRule
{
    public void Check(ValidationContext context)
    {
        foreach (var tool in context.Definition.Tools.Where(tool => context.Source(tool).Has("steps")))
        {
            if (context.Source(tool).Items("steps").IsEmpty)
            {
                context.Diagnostics.Error(
                    DiagnosticCodes.MissingKey, context.Locate(tool, "steps"), $"the tool '{tool.Name}' has no steps; it needs one at least, like {{tool: calculator, params: {{expression: \"{{{{ input.x }}}} * 2\"}}}}");
            }

            CheckIds(context, tool);
        }

        CheckRecursion(context);
    }

    private static void CheckIds(ValidationContext context, ToolDefinition tool)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var step in tool.Steps)
        {
            var at = context.Locate(step, context.Source(step).Has("id") ? "id" : "tool");
            if (!seen.Add(step.Id))
            {
                context.Diagnostics.Error(
                    DiagnosticCodes.ConflictingValues, at, $"two steps of the tool '{tool.Name}' are called '{step.Id}'; give one of them another 'id'");
            }
            else if (Names.Reserved.Contains(step.Id, StringComparer.Ordinal))
            {
                context.Diagnostics.Error(DiagnosticCodes.ReservedId, at, $"a step cannot be called '{step.Id}': templates use the name for something else");
            }
            else if (!Names.IsId(step.Id))
            {
                context.Diagnostics.Error(
                    DiagnosticCodes.BadName, at, $"'{step.Id}' is no id of a step: it starts with a letter or _, then letters, digits, _ and -; give the step an 'id'");
            }
        }
    }

    // Depth first over the declared tools; each is looked at once, so wide compositions cost what they are.
    private static void CheckRecursion(ValidationContext context)
    {
        var tools = context.Definition.Tools.DistinctBy(tool => tool.Name, StringComparer.Ordinal).ToDictionary(tool => tool.Name, StringComparer.Ordinal);
        var done = new HashSet<string>(StringComparer.Ordinal);
        foreach (var start in context.Definition.Tools)
        {
            var open = new List<(ToolDefinition Tool, int Next)> { (start, 0) };
            while (open.Count > 0)
            {
                var (tool, next) = open[^1];
                if (done.Contains(tool.Name) || next >= tool.Steps.Length)
                {
                    done.Add(tool.Name);
                    open.RemoveAt(open.Count - 1);
                    continue;
                }

                open[^1] = (tool, next + 1);
                var step = tool.Steps[next];
                if (open.FindIndex(each => string.Equals(each.Tool.Name, step.Tool, StringComparison.Ordinal)) is >= 0 and var from)
                {
                    var path = open.Skip(from).Select(each => each.Tool.Name).Append(step.Tool);
                    context.Diagnostics.Error(
                        DiagnosticCodes.RecursiveSubworkflow,
                        context.Locate(step, "tool"),
                        $"this tool would call itself without end: {string.Join(" -> ", path)}; remove one of the calls");
                }
                else if (tools.TryGetValue(step.Tool, out var called))
                {
                    open.Add((called, 0));
                }
            }
        }
    }
}
