namespace GenXai.Workflows.Definitions.Yaml;

/// <summary>What a scalar is under the core schema of YAML 1.2.</summary>
public enum YamlScalarKind
{
    /// <summary>Text.</summary>
    Text,

    /// <summary>Null: <c>null</c>, <c>~</c> or nothing.</summary>
    Null,

    /// <summary><c>true</c> or <c>false</c>.</summary>
    Boolean,

    /// <summary>A whole number.</summary>
    Whole,

    /// <summary>A number with a fraction or an exponent.</summary>
    Fraction,
}
