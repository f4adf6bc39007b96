using System.Text.Json.Serialization.Metadata;
using GenXai.Workflows.Contracts.Calls;
using GenXai.Workflows.Contracts.Log;

namespace GenXai.Workflows.Interpreter.Execution.Calls;

/// <summary>What sets calls of one kind apart: who is called, and in which words it is asked, answered and told.</summary>
/// <typeparam name="TRequest">What is asked.</typeparam>
/// <typeparam name="TOutcome">What it gives.</typeparam>
internal sealed record CallKind<TRequest, TOutcome>
    where TOutcome : class, ICallOutcome
{
    /// <summary>The activity.</summary>
    public required string Activity { get; init; }

    public required JsonTypeInfo<TRequest> RequestJson { get; init; }

    public required JsonTypeInfo<TOutcome> OutcomeJson { get; init; }

    /// <summary>Numbers a call of that agent or tool in the run, from 1.</summary>
    public required Func<RunServices, string, int> Number { get; init; }

    /// <summary>What a call gives that could not be made.</summary>
    public required Func<CallFailure, TOutcome> Fail { get; init; }

    /// <summary>The entry that a call leaves: step, agent or tool, number, key, outcome.</summary>
    public required Func<int, string, int, string, TOutcome, StepData> Tell { get; init; }

    /// <summary>The number and the outcome that an entry of the journal tells; null where it tells of something else.</summary>
    public required Func<LogData, (int Call, TOutcome Outcome)?> Read { get; init; }
}
