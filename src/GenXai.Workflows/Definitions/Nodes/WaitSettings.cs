using System.Text.Json;

namespace GenXai.Workflows.Definitions.Nodes;

/// <summary>Settings of a <c>wait</c> node; one of the two is given.</summary>
/// <param name="Seconds">How long, in seconds: a number or a template.</param>
/// <param name="Until">Until when: an ISO 8601 time or a template.</param>
public sealed record WaitSettings(JsonElement? Seconds = null, string? Until = null) : NodeSettings;
