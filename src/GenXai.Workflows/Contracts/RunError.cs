namespace GenXai.Workflows.Contracts;

/// <summary>Why a run or a node failed.</summary>
/// <param name="Code">One of <see cref="ErrorCodes"/>.</param>
/// <param name="Message">What went wrong and how to mend it; no secrets.</param>
/// <param name="Node">The node, with the path through sub-workflows (<c>sub/node</c>); null for the run.</param>
public sealed record RunError(string Code, string Message, string? Node);
