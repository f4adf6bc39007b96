using System.Diagnostics.CodeAnalysis;

namespace GenXai.Activities.Tools.Core;

/// <summary>What a built-in tool says of itself.</summary>
internal sealed record ToolCard
{
    public required string Name { get; init; }

    /// <summary>What it does, for the model.</summary>
    public required string Description { get; init; }

    /// <summary>JSON Schema of its arguments.</summary>
    [StringSyntax(StringSyntaxAttribute.Json)]
    public required string Parameters { get; init; }

    /// <summary>What it gives.</summary>
    public required string Result { get; init; }

    /// <summary>When it fails.</summary>
    public required string Errors { get; init; }

    /// <summary>Its bounds, with units.</summary>
    public required string Limits { get; init; }
}
