namespace GenXai.Workflows.Contracts.Log.Child;

/// <summary>The sub-run that another goes on from: what that one finished is not done again.</summary>
/// <param name="ChildId">The earlier sub-run.</param>
/// <param name="Until">Up to when it counts, by the times of its log, UTC; null: as a whole.</param>
public sealed record ChildOrigin(string ChildId, DateTimeOffset? Until);
