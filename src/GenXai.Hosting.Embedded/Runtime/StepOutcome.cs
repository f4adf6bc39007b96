using GenXai.Hosting.Embedded.History;
using GenXai.Workflows.Orchestration;

namespace GenXai.Hosting.Embedded.Runtime;

/// <summary>What a step gave.</summary>
internal sealed record StepOutcome
{
    /// <summary>The events that the step handled: what was given, up to the one that ended the generation.</summary>
    public required IReadOnlyList<HistoryEvent> Events { get; init; }

    public required IReadOnlyList<HistoryAction> Actions { get; init; }

    /// <summary>Why the instance must be suspended; nothing else counts then.</summary>
    public string? Violation { get; init; }

    public bool IsCompleted { get; init; }

    public string? Output { get; init; }

    public FailureDetails? Failure { get; init; }

    /// <summary>The next generation's input; null when the generation goes on or the instance ended.</summary>
    public string? ContinuedInput { get; init; }

    /// <summary>External events that nobody took, for the next generation.</summary>
    public IReadOnlyList<HistoryEvent> Carried { get; init; } = [];
}
