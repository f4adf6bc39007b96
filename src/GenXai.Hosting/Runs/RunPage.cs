using GenXai.Hosting.Client;

namespace GenXai.Hosting.Runs;

/// <summary>One page of a list of runs.</summary>
/// <param name="Runs">The runs, newest first.</param>
/// <param name="Continuation">What to ask with for the next page; null: this is the last.</param>
public sealed record RunPage(IReadOnlyList<RunSummary> Runs, string? Continuation);
