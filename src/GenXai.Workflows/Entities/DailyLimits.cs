using System.Collections.Frozen;
using GenXai.Workflows.Contracts.Budgets;

namespace GenXai.Workflows.Entities;

/// <summary>A host's limits of a day.</summary>
public sealed record DailyLimits
{
    /// <summary>No limits.</summary>
    public static DailyLimits None { get; } = new();

    /// <summary>All runs together.</summary>
    public BudgetLimit Host { get; init; } = BudgetLimit.None;

    /// <summary>The runs of each workflow that <see cref="Workflows"/> does not name.</summary>
    public BudgetLimit EachWorkflow { get; init; } = BudgetLimit.None;

    /// <summary>The runs of a workflow, by its name. Sub-workflows count for the workflow that was started.</summary>
    public FrozenDictionary<string, BudgetLimit> Workflows { get; init; } = FrozenDictionary<string, BudgetLimit>.Empty;

    /// <summary>The limit of a workflow's runs.</summary>
    /// <param name="workflow">The workflow's name.</param>
    public BudgetLimit Of(string workflow) => Workflows.GetValueOrDefault(workflow, EachWorkflow);

    /// <summary>The terms under which a run of a workflow starts; null where nothing is limited.</summary>
    /// <param name="workflow">The workflow's name.</param>
    public BudgetTerms? Terms(string workflow) => BudgetTerms.Of(Host.And(Of(workflow)));
}
