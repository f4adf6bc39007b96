using System.Text.Json;

namespace GenXai.Workflows.Contracts.Calls;

/// <summary>The value of one name that a template reads. Names that find nothing have no binding.</summary>
/// <param name="Name">The reference as written in the template.</param>
/// <param name="Value">Its value; JSON null is a value.</param>
public sealed record Binding(string Name, JsonElement Value);
