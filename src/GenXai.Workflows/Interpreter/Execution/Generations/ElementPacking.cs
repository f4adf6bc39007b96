using GenXai.Workflows.Contracts.Calls;
using GenXai.Workflows.Contracts.Log.Node;
using GenXai.Workflows.Contracts.Payloads;
using GenXai.Workflows.Expressions;
using GenXai.Workflows.Graph;
using GenXai.Workflows.Interpreter.Execution.Calls;
using GenXai.Workflows.Interpreter.Nodes.Elements;

namespace GenXai.Workflows.Interpreter.Execution.Generations;

/// <summary>At the end of a generation: what the elements of a for_each gave becomes one value, stored if it is large.</summary>
internal static class ElementPacking
{
    // One alone is no shorter packed.
    private const int MinElements = 2;

    public static async Task PackAsync(RunServices run)
    {
        foreach (var node in run.Graph.Nodes.Where(node => node.Definition.ForEach is not null))
        {
            if (run.State.Of(node).Journal is { } journal)
            {
                await PackAsync(run, node, [.. journal.Rows(node.Id).Where(row => row.Count >= MinElements)]);
            }
        }
    }

    private static async Task PackAsync(RunServices run, GraphNode node, List<IReadOnlyList<NodeAdvanced>> rows)
    {
        var lists = rows.ConvertAll(ElementPacks.List);
        List<EvaluationItem> large = [.. lists.Where(list => PayloadValues.IsLarge(list)).Select(list => new EvaluationItem { Value = list })];
        var stored = new Queue<EvaluationResult>();
        if (large.Count > 0)
        {
            try
            {
                stored = new Queue<EvaluationResult>(await Evaluation.CallAsync(run, node.Id, large));
            }
            catch (TemplateRenderException)
            {
                // The store is out of order: the elements are carried as they are, and packed a generation later.
                return;
            }
        }

        for (var i = 0; i < rows.Count; i++)
        {
            var values = PayloadValues.IsLarge(lists[i]) ? stored.Dequeue().Value : lists[i];
            if (values is { } list)
            {
                run.Log.Emit(node.Id, run.State.Of(node).Iterations, new NodePacked(rows[i][0].Index, rows[i].Count, list, rows[i].Sum(each => each.DurationMs)));
            }
        }
    }
}
