using System.Text.Json;
using GenXai.Workflows.Validation;

namespace GenXai.Hosting.Http.Responses;

/// <summary>Writes the faults of definitions.</summary>
internal static class DiagnosticsJson
{
    public static void Write(Utf8JsonWriter writer, string name, IEnumerable<Diagnostic> diagnostics)
    {
        writer.WriteStartArray(name);
        foreach (var fault in diagnostics)
        {
            writer.WriteStartObject();
            writer.WriteString("file", fault.Location.File);
            writer.WriteNumber("line", fault.Location.Line);
            writer.WriteNumber("column", fault.Location.Column);
            writer.WriteString("severity", fault.Severity == DiagnosticSeverity.Error ? "error" : "warning");
            writer.WriteString("code", fault.Code);
            writer.WriteString("message", fault.Message);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}
