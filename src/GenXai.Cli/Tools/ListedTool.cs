using System.Text.Json;

namespace GenXai.Cli.Tools;

/// <summary>A tool as <c>genxai tools</c> shows it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Source">Where it comes from: built in, host, mcp, or how a workflow declares it.</param>
/// <param name="Description">What it does.</param>
/// <param name="Parameters">JSON Schema of its arguments; null when it takes what its steps or its workflow take.</param>
/// <param name="RequiresApproval">Whether a person must allow each call.</param>
/// <param name="IsDenied">Whether this host does not let it be called.</param>
internal sealed record ListedTool(
    string Name, string Source, string Description, JsonElement? Parameters, bool RequiresApproval, bool IsDenied);
