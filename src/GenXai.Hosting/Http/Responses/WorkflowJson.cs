using System.Text.Json;
using GenXai.Hosting.Catalog;
using GenXai.Hosting.Graphs;
using GenXai.Workflows.Definitions;

namespace GenXai.Hosting.Http.Responses;

/// <summary>Writes deployed workflows.</summary>
internal static class WorkflowJson
{
    /// <summary>Writes what tells one version from another, into an open object.</summary>
    public static void WriteVersion(Utf8JsonWriter writer, WorkflowVersion version)
    {
        writer.WriteNumber("version", version.Number);
        writer.WriteString("definition", version.Definition);
        writer.WriteString("deployedAt", version.DeployedAt.UtcDateTime);
    }

    public static void WriteSummary(Utf8JsonWriter writer, WorkflowVersion version, WorkflowProgram program)
    {
        var workflow = program.Workflows[program.Main];
        writer.WriteStartObject();
        writer.WriteString("name", version.Name);
        WriteVersion(writer, version);
        writer.WriteString("description", workflow.Description);
        writer.WriteString("label", workflow.Version);
        writer.WriteEndObject();
    }

    public static void WriteWhole(
        Utf8JsonWriter writer, WorkflowVersion version, WorkflowProgram program, IEnumerable<WorkflowVersion> versions)
    {
        var workflow = program.Workflows[program.Main];
        writer.WriteStartObject();
        writer.WriteString("name", version.Name);
        WriteVersion(writer, version);
        writer.WriteString("description", workflow.Description);
        writer.WriteString("label", workflow.Version);
        writer.WriteString("main", program.Bundle.Main);
        writer.WriteStartObject("files");
        foreach (var (path, text) in program.Bundle.Files)
        {
            writer.WriteString(path, text);
        }

        writer.WriteEndObject();
        writer.WriteStartArray("versions");
        foreach (var each in versions)
        {
            writer.WriteStartObject();
            WriteVersion(writer, each);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    public static void WriteGraph(Utf8JsonWriter writer, WorkflowDefinition workflow, Painting? painting)
    {
        writer.WriteStartObject();
        writer.WriteString("name", workflow.Name);
        writer.WriteStartArray("nodes");
        foreach (var node in workflow.Nodes)
        {
            writer.WriteStartObject();
            writer.WriteString("id", node.Id);
            writer.WriteString("type", KindName.Of(node.Kind));
            writer.WriteString("description", node.Description);
            if (painting?.Nodes.GetValueOrDefault(node.Id) is { } known)
            {
                writer.WriteString("status", known.Status);
                writer.WriteNumber("iterations", known.Iterations);
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteStartArray("edges");
        foreach (var edge in workflow.Edges)
        {
            writer.WriteStartObject();
            writer.WriteString("from", edge.From);
            writer.WriteString("to", edge.To);
            writer.WriteString("condition", edge.Condition);
            writer.WriteBoolean("parallel", edge.Parallel);
            writer.WriteNumber("priority", edge.Priority);
            if (painting is not null && painting.Taken.TryGetValue((edge.From, edge.To), out var taken))
            {
                writer.WriteBoolean("taken", taken);
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
