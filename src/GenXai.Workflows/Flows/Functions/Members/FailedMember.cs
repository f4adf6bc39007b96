namespace GenXai.Workflows.Flows.Functions.Members;

/// <summary>A member that failed.</summary>
internal sealed record FailedMember(string Agent, string Error);
