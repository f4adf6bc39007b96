namespace GenXai.Workflows.Contracts;

/// <summary>Why a run or a node failed.</summary>
/// <param name="Code">One of <see cref="ErrorCodes"/>.</param>
/// <param name="Message">What went wrong and how to mend it; no secrets.</param>
/// <param name="Node">The node; null for the run.</param>
/// <param name="Path">
/// Where inside the node it failed, from the node on: through sub-workflows and elements (<c>sub/check[2]/pay</c>); null
/// where that is the node itself.
/// </param>
public sealed record RunError(string Code, string Message, string? Node, string? Path = null);
