namespace GenXai.Workflows.Definitions;

/// <summary>The settings that only one kind of node has.</summary>
public abstract record NodeSettings;
