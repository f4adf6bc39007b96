namespace GenXai.Workflows.Definitions.Yaml;

/// <summary>Ends the reading of a file whose rest cannot be understood; becomes a diagnostic in the reader.</summary>
internal sealed class YamlFaultException : Exception
{
    public YamlFaultException(SourceLocation location, string message)
        : base(message) => Location = location;

    public SourceLocation Location { get; }
}
