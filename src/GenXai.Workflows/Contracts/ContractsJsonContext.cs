using System.Text.Json.Serialization;
using GenXai.Workflows.Contracts.Calls;
using GenXai.Workflows.Contracts.Conversations;

namespace GenXai.Workflows.Contracts;

/// <summary>Source-generated JSON for what is persisted or crosses the wire: camel case, nulls left out.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    MaxDepth = JsonLimits.MaxDepth)]
[JsonSerializable(typeof(ModelCallRequest))]
[JsonSerializable(typeof(ModelCallOutcome))]
[JsonSerializable(typeof(ConversationSegment))]
[JsonSerializable(typeof(ToolCallRequest))]
[JsonSerializable(typeof(ToolCallOutcome))]
[JsonSerializable(typeof(EvaluationRequest))]
[JsonSerializable(typeof(EvaluationItem))]
[JsonSerializable(typeof(EvaluationOutcome))]
[JsonSerializable(typeof(RunResult))]
[JsonSerializable(typeof(WorkflowRunInput))]
[JsonSerializable(typeof(MailboxMessage))]
[JsonSerializable(typeof(StartChildRequest))]
[JsonSerializable(typeof(RunCustomStatus))]
[JsonSerializable(typeof(RunOutput))]
public sealed partial class ContractsJsonContext : JsonSerializerContext;
