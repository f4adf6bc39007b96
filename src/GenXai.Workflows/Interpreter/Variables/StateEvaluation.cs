using System.Text.Json;
using GenXai.Workflows.Definitions;

namespace GenXai.Workflows.Interpreter.Variables;

/// <summary>What the interpreter does with state variables by itself, for the activity that does it where values are stored.</summary>
public static class StateEvaluation
{
    /// <summary>Combines values by a reducer.</summary>
    /// <param name="reducer">The reducer's word.</param>
    /// <param name="name">The variable, for messages.</param>
    /// <param name="values">What was there (null for nothing), then what is written, in order; none of them a reference.</param>
    /// <param name="fault">Why the reducer does not take them; null when it does.</param>
    public static JsonElement? Reduce(string reducer, string name, IReadOnlyList<JsonElement> values, out string? fault)
    {
        fault = null;
        try
        {
            var before = values[0];
            foreach (var written in values.Skip(1))
            {
                before = Reducer.Combine(reducer, name, before, written);
            }

            return before;
        }
        catch (VariableException exception)
        {
            fault = exception.Message;
            return null;
        }
    }

    /// <summary>What a workflow's schema says of a state; null when it fits, or there is none.</summary>
    /// <param name="definition">The workflow.</param>
    /// <param name="state">All variables, an object without references.</param>
    public static string? SchemaFault(WorkflowDefinition definition, JsonElement state)
    {
        var faults = new VariableRules(definition.State).SchemaFaults(state);
        return faults.Count == 0 ? null : VariableRules.Text(faults);
    }
}
