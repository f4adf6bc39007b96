using System.Text.Json;

namespace GenXai.Workflows.Flows.Functions.Plans;

/// <summary>A task of a plan that was accepted.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Task">What is to be done.</param>
/// <param name="Worker">Who does it.</param>
/// <param name="Given">Results of earlier rounds, by task: those that it depends on, and its own where it is done again.</param>
internal sealed record PlanItem(string Id, string Task, string Worker, OrderedDictionary<string, JsonElement> Given);
