using System.Text.Json;

namespace GenXai.Workflows.Flows.Functions.Members;

/// <summary>The result of a parallel flow.</summary>
internal sealed record Gathered(OrderedDictionary<string, JsonElement> Result, IReadOnlyList<FailedMember> Failed);
