namespace GenXai.Workflows.Definitions.Yaml;

/// <summary>How a scalar is written.</summary>
internal enum ScalarForm
{
    Plain,
    SingleQuoted,
    DoubleQuoted,
    Block,
}
