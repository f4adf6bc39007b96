using System.Text.Json;

namespace GenXai.Workflows.Contracts.Log.Human;

/// <summary><c>human.expired</c>: Nobody answered in time.</summary>
/// <param name="Step">Which step of the node's work, from 1.</param>
/// <param name="Default">The answer taken instead; null when there is none.</param>
public sealed record HumanExpired(int Step, JsonElement? Default) : StepData;
