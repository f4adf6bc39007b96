using GenXai.Workflows.Contracts.Payloads;

namespace GenXai.Workflows.Interpreter.Execution.Generations;

/// <summary>How much history one generation may make before the run continues as new.</summary>
/// <param name="MaxEvents">History events, from 1.</param>
/// <param name="MaxCharacters">Characters of payloads and results, from 1.</param>
internal sealed record HistoryLimits(int MaxEvents, long MaxCharacters)
{
    /// <summary>How many bytes of what can be undone a generation carries unpacked, about; from 0.</summary>
    public int MaxLooseBytes { get; init; } = PayloadReference.InlineBytes;

    /// <summary>What product.md, section 11, says: 1,000 events or 1 MiB.</summary>
    public static HistoryLimits Default { get; } = new(1_000, 1 << 20);
}
