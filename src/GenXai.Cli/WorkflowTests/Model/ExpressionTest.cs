using System.Text.Json;
using GenXai.Workflows.Definitions;

namespace GenXai.Cli.WorkflowTests.Model;

/// <summary>A test of one condition or one template.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Location">Where it stands.</param>
internal sealed record ExpressionTest(string Name, SourceLocation Location) : WorkflowTest(Name, Location)
{
    /// <summary>The condition or template.</summary>
    public required string Text { get; init; }

    /// <summary>Whether it is a template.</summary>
    public required bool IsTemplate { get; init; }

    /// <summary>The names that it may use: <c>input</c>, <c>nodes</c>, and state variables.</summary>
    public required JsonElement Scope { get; init; }

    /// <summary>The value expected; null where an error is.</summary>
    public JsonElement? Expect { get; init; }

    /// <summary>Text that the error must contain; null where a value is expected.</summary>
    public string? ExpectError { get; init; }
}
