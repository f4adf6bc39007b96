namespace GenXai.Workflows.Expressions.Syntax.Nodes;

/// <summary>What a comparison asks.</summary>
internal enum ComparisonOperator
{
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    In,
    NotIn,
    Contains,
}
