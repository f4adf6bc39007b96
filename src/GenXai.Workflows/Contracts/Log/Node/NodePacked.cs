using System.Text.Json;

namespace GenXai.Workflows.Contracts.Log.Node;

/// <summary><c>node.packed</c>: Elements of a for_each that are done are kept as one value from here on.</summary>
/// <param name="From">The first of them, from 0.</param>
/// <param name="Count">How many, one after another.</param>
/// <param name="Values">What they gave: a list, or a reference to a stored one.</param>
/// <param name="DurationMs">How long their calls took in all, in milliseconds.</param>
public sealed record NodePacked(int From, int Count, JsonElement Values, double DurationMs) : LogData
{
    internal override LogUrgency Urgency => LogUrgency.Later;
}
