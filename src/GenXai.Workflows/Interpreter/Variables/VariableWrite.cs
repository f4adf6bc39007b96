using System.Collections.Immutable;
using System.Text.Json;

namespace GenXai.Workflows.Interpreter.Variables;

/// <summary>One write of a state variable.</summary>
/// <param name="Origin">Where it comes from: <see cref="WriteOrigin"/>.</param>
/// <param name="Written">What the node wrote, where a reducer combines it; null elsewhere.</param>
internal sealed record VariableWrite(ImmutableArray<int> Origin, JsonElement? Written);
