using System.Text.Json;
using GenXai.Workflows.Contracts;
using GenXai.Workflows.Contracts.Calls;
using GenXai.Workflows.Expressions;
using GenXai.Workflows.Graph;
using GenXai.Workflows.Interpreter.Execution.Calls;
using GenXai.Workflows.Interpreter.Scheduling;

namespace GenXai.Workflows.Interpreter.Execution.Edges;

/// <summary>
/// Has an activity test the edges that need stored values, at the state as it is when they are asked for. The answers
/// are used in the turn in which they come, so they need no place in the log: the decisions that follow stand there.
/// </summary>
internal sealed class HeldTests(RunServices run, EdgeTester tester, RunEnding ending)
{
    public async Task TestAsync(HeldTest held)
    {
        try
        {
            // Not held back for a next generation, which would not know that these edges are to be followed.
            var results = await Evaluation.CallAsync(run, null, [.. held.Edges.Select(tester.Ask)]);
            if (run.Gate.Drain == DrainMode.None)
            {
                Answer(held, results);
            }
        }
        catch (TemplateRenderException exception)
        {
            Fail(held.Edges[0], exception.Message);
        }
    }

    private void Answer(HeldTest held, IReadOnlyList<EvaluationResult> results)
    {
        for (var i = 0; i < results.Count; i++)
        {
            if (results[i].Error is { } error)
            {
                Fail(held.Edges[i], error);
                return;
            }

            tester.Answer(held.Edges[i], results[i].Value is { ValueKind: JsonValueKind.True }, results[i].Notes);
        }

        held.GoOn();
        tester.ForgetAnswers();
    }

    private void Fail(GraphEdge edge, string message) => ending.Fail(
        new RunError(ErrorCodes.NodeFailed, $"the condition of {edge.From?.Id} -> {edge.To.Id} cannot be tested: {message}", edge.From?.Id),
        transient: false,
        DrainMode.Cancel);
}
