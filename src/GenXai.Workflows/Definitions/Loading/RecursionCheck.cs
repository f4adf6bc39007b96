using GenXai.Workflows.Validation;

namespace GenXai.Workflows.Definitions.Loading;

/// <summary>No workflow may call itself, be it through others. Depth first with a stack of its own, so that depth is no limit.</summary>
internal static class RecursionCheck
{
    public static void Run(List<LoadedWorkflow> workflows, DiagnosticBag diagnostics)
    {
        var done = new HashSet<LoadedWorkflow>();
        var open = new HashSet<LoadedWorkflow>();
        var stack = new Stack<(LoadedWorkflow Workflow, int Next)>();
        foreach (var start in workflows)
        {
            if (!done.Contains(start))
            {
                stack.Push((start, 0));
                open.Add(start);
            }

            while (stack.TryPop(out var top))
            {
                if (top.Next == top.Workflow.Targets.Count)
                {
                    open.Remove(top.Workflow);
                    done.Add(top.Workflow);
                    continue;
                }

                stack.Push((top.Workflow, top.Next + 1));
                var (reference, target) = top.Workflow.Targets[top.Next];
                if (open.Contains(target))
                {
                    Report(stack, target, reference.Location, diagnostics);
                }
                else if (!done.Contains(target))
                {
                    stack.Push((target, 0));
                    open.Add(target);
                }
            }
        }
    }

    private static void Report(Stack<(LoadedWorkflow Workflow, int Next)> stack, LoadedWorkflow target, SourceLocation at, DiagnosticBag diagnostics)
    {
        var path = new List<string> { Name(target) };
        foreach (var (workflow, _) in stack)
        {
            path.Add(Name(workflow));
            if (workflow == target)
            {
                break;
            }
        }

        path.Reverse();
        diagnostics.Error(
            DiagnosticCodes.RecursiveSubworkflow,
            at,
            $"this workflow would call itself without end: {string.Join(" -> ", path)}; remove one of the calls, or use a loop");
    }

    private static string Name(LoadedWorkflow workflow) =>
        workflow.Read?.Definition.Name is { Length: > 0 } name ? name : workflow.Source.Display;
}
