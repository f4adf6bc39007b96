namespace GenXai.Hosting.Client;

/// <summary>One page of a list.</summary>
/// <param name="Items">The instances, newest first.</param>
/// <param name="Continuation">What to ask with for the next page; null: this is the last.</param>
public sealed record OrchestrationPage(IReadOnlyList<OrchestrationState> Items, string? Continuation);
