using GenXai.Activities.Models;
using GenXai.Workflows.Entities;
using GenXai.Workflows.Interpreter.Execution.Generations;
using GenXai.Workflows.Payloads;

namespace GenXai.Integration.Tests.Support;

/// <summary>How to disturb a run.</summary>
internal sealed record BenchOptions
{
    public static BenchOptions Undisturbed { get; } = new() { ReplayAlways = false };

    /// <summary>Rebuild every instance at every step; null: as the environment says.</summary>
    public bool? ReplayAlways { get; init; }

    /// <summary>Values of more bytes go to the payload store; null: as ever.</summary>
    public int? InlineBytes { get; init; }

    /// <summary>Counts what activities ask of the payload store; null: nobody counts.</summary>
    public PayloadCalls? PayloadCalls { get; init; }

    /// <summary>Of so many paths a reference notes what is there.</summary>
    public int NotedPaths { get; init; } = PayloadReads.MaxPaths;

    /// <summary>When generations end.</summary>
    public HistoryLimits Limits { get; init; } = HistoryLimits.Default;

    /// <summary>How models are called: prices above all; null for none.</summary>
    public ModelOptions? Models { get; init; }

    /// <summary>The host's limits of a day.</summary>
    public DailyLimits Daily { get; init; } = DailyLimits.None;

    /// <summary>The host dies after this commit, and another goes on; null: it does not.</summary>
    public long? KillAfterCommit { get; init; }

    /// <summary>A generation ends at so many events.</summary>
    public static BenchOptions OfEvents(int events) => new() { Limits = new HistoryLimits(events, 1 << 20) { MaxLooseBytes = 0 }, ReplayAlways = false };
}
