using System.Text.Json;
using GenXai.Workflows.Contracts;
using GenXai.Workflows.Contracts.Calls;
using GenXai.Workflows.Expressions;
using GenXai.Workflows.Interpreter.Execution;
using GenXai.Workflows.Interpreter.Execution.Calls;

namespace GenXai.Workflows.Interpreter.Variables;

/// <summary>
/// What activities have said about one write of state variables that needs stored values: each answer stands under the
/// question itself, so that it does not hold for a state that another node has changed meanwhile.
/// </summary>
internal sealed class StateAnswers
{
    private readonly Dictionary<string, EvaluationResult> _answers = new(StringComparer.Ordinal);

    /// <summary>For states that are asked nothing about.</summary>
    public static StateAnswers None => new();

    /// <summary>The answer to a question.</summary>
    /// <exception cref="StateNeededException">It has not been asked.</exception>
    public EvaluationResult Of(EvaluationItem question) =>
        _answers.TryGetValue(KeyOf(question), out var answer) ? answer : throw new StateNeededException(question);

    /// <summary>Asks until what is to be done can be done, or fails for another reason.</summary>
    public async Task FillAsync(RunServices run, string? node, Action attempt)
    {
        while (true)
        {
            try
            {
                attempt();
                return;
            }
            catch (StateNeededException needed)
            {
                var results = await Evaluation.CallAsync(run, node, [needed.Question]);
                _answers[KeyOf(needed.Question)] = results[0];
            }
            catch (Exception exception) when (exception is VariableException or TemplateRenderException)
            {
                // Whoever does it in earnest meets the same, and says it as the node's failure.
                return;
            }
        }
    }

    private static string KeyOf(EvaluationItem question) => JsonSerializer.Serialize(question, ContractsJsonContext.Default.EvaluationItem);
}
