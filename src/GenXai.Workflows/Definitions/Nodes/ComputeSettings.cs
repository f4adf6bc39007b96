using System.Text.Json;

namespace GenXai.Workflows.Definitions.Nodes;

/// <summary>Settings of a <c>compute</c> node, which only flows have: a pure function of what templates give.</summary>
/// <param name="Function">One of the flow functions.</param>
/// <param name="Arguments">Its arguments; texts in it are templates.</param>
public sealed record ComputeSettings(string Function, JsonElement Arguments) : NodeSettings;
