using System.Text.Json;

namespace GenXai.Workflows.Contracts.Log.Human;

/// <summary><c>human.answered</c>: A person has answered.</summary>
/// <param name="Step">Which step of the node's work, from 1.</param>
/// <param name="MessageId">The id of the message that brought the answer; a message seen twice is ignored.</param>
/// <param name="Response">The answer.</param>
/// <param name="By">Who answered; null when unknown.</param>
/// <param name="At">When, UTC.</param>
public sealed record HumanAnswered(int Step, string MessageId, JsonElement Response, string? By, DateTimeOffset At) : StepData;
