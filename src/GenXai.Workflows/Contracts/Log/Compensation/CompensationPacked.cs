using System.Text.Json;

namespace GenXai.Workflows.Contracts.Log.Compensation;

/// <summary><c>compensation.packed</c>: What can be undone, and is much, is kept as one value from here on.</summary>
/// <param name="Seqs">The entries by which it completed, rising.</param>
/// <param name="Values">What each gave, as <c>[output]</c> or <c>[output, item]</c>: a list, or a reference to a stored one.</param>
public sealed record CompensationPacked(IReadOnlyList<long> Seqs, JsonElement Values) : LogData
{
    internal override LogUrgency Urgency => LogUrgency.Later;
}
