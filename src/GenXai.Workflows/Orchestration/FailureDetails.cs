namespace GenXai.Workflows.Orchestration;

/// <summary>A failure as data: exceptions do not survive the trip through a durable host.</summary>
/// <param name="Type">A short name of the failure's kind, for code.</param>
/// <param name="Message">What went wrong, for people.</param>
public sealed record FailureDetails(string Type, string Message);
