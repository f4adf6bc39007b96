namespace GenXai.Workflows.Definitions.Nodes;

/// <summary>Settings of an <c>input</c> node: none.</summary>
public sealed record InputSettings : NodeSettings;
