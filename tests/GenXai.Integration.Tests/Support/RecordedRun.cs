using GenXai.Cli.WorkflowTests.Running;
using GenXai.Workflows.Contracts;
using GenXai.Workflows.Definitions;
using GenXai.Workflows.Entities;

namespace GenXai.Integration.Tests.Support;

/// <summary>A run with its sub-runs, as far as it came.</summary>
/// <param name="Program">What was run.</param>
/// <param name="Result">The root's result.</param>
/// <param name="Instances">The root first, then its sub-runs in the order in which they began.</param>
/// <param name="Calls">The calls that were made.</param>
internal sealed record RecordedRun(
    WorkflowProgram Program, RunResult Result, IReadOnlyList<RecordedInstance> Instances, CallRecorder Calls)
{
    /// <summary>What the budgets of the day kept, day by day.</summary>
    public IReadOnlyList<DailyBudgetState> Days { get; init; } = [];

    public int Generations => Instances.Sum(instance => instance.Generations.Count);
}
