namespace GenXai.Workflows.Entities;

/// <summary>What the entity of one day keeps.</summary>
/// <param name="SchemaVersion">The version of this format.</param>
/// <param name="Accounts">The host's account first, under no name, then those of workflows, ordinally sorted.</param>
public sealed record DailyBudgetState(int SchemaVersion, IReadOnlyList<DailyAccount> Accounts);
