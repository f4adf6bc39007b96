using System.Text.Json;
using GenXai.Workflows.Definitions;

namespace GenXai.Workflows.Interpreter.Variables;

/// <summary>Whether a run may start with an input: the check that the run makes itself, for who would rather know before.</summary>
public static class StartCheck
{
    /// <summary>What is wrong with the state that a run would start with.</summary>
    /// <param name="definition">The workflow.</param>
    /// <param name="input">The run's input.</param>
    /// <returns>A text that names the paths; null when nothing is wrong.</returns>
    public static string? Fault(WorkflowDefinition definition, JsonElement input)
    {
        var faults = new VariableRules(definition.State).Faults(VariableRules.Initial(definition.State, input));
        return faults.Count == 0 ? null : VariableRules.Text(faults);
    }

    /// <summary>What is wrong with a state.</summary>
    /// <param name="definition">The workflow.</param>
    /// <param name="variables">The state variables.</param>
    /// <returns>A text that names the paths; null when nothing is wrong.</returns>
    public static string? Fault(WorkflowDefinition definition, IReadOnlyDictionary<string, JsonElement> variables)
    {
        var faults = new VariableRules(definition.State).Faults(variables);
        return faults.Count == 0 ? null : VariableRules.Text(faults);
    }
}
