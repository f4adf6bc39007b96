namespace GenXai.Workflows.Tests.Reference;

/// <summary>The condition <c>node.m == value</c>; false while the node has no output.</summary>
internal sealed record ReferenceCondition(string Node, int Value);
