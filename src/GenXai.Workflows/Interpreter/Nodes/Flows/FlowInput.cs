using System.Text.Json;
using GenXai.Workflows.Definitions.Nodes;
using GenXai.Workflows.Expressions;
using GenXai.Workflows.Interpreter.Execution;
using GenXai.Workflows.Interpreter.Execution.Calls;

namespace GenXai.Workflows.Interpreter.Nodes.Flows;

/// <summary>What a member of a flow is given in place of what reached its node.</summary>
internal static class FlowInput
{
    /// <summary>Renders it; null for a node whose input is what reached it.</summary>
    /// <exception cref="TemplateRenderException">It cannot be rendered.</exception>
    public static async Task<JsonElement?> RenderAsync(StepScope scope, AgentSettings settings)
    {
        if (settings.Input is not { } text)
        {
            return null;
        }

        var template = scope.Run.Templates.ForValue(scope.Node.Definition.Settings, text);
        var names = scope.Names();
        try
        {
            return template.Render(names);
        }
        catch (PayloadNeededException)
        {
            // What it reads does not change while the node is at work, so a later generation comes here too.
            return await scope.NoteAsync(() => throw new PayloadNeededException("a member's input"), () => Evaluation.Of(template, names));
        }
    }
}
