using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using GenXai.Workflows.Contracts;

namespace GenXai.Hosting.Runs;

/// <summary>Writes the result object of a run (product.md, section 10): every key is there, null where there is nothing.</summary>
public static class RunResultJson
{
    private static readonly JsonWriterOptions ForPeople = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The object as indented text.</summary>
    /// <param name="result">The result.</param>
    public static string Write(RunResult result)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, ForPeople))
        {
            Write(writer, result);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>Writes the object.</summary>
    /// <param name="writer">The writer.</param>
    /// <param name="result">The result.</param>
    public static void Write(Utf8JsonWriter writer, RunResult result)
    {
        writer.WriteStartObject();
        writer.WriteString("runId", result.RunId);
        writer.WriteString("workflow", result.Workflow);
        writer.WriteString("definition", result.Definition);
        writer.WriteString("status", result.Status);
        writer.WritePropertyName("output");
        WriteValue(writer, result.Output);
        writer.WritePropertyName("error");
        WriteError(writer, result.Error);
        writer.WriteStartArray("nodes");
        foreach (var node in result.Nodes)
        {
            WriteNode(writer, node);
        }

        writer.WriteEndArray();
        WriteTexts(writer, "executed", result.Executed);
        WriteTexts(writer, "warnings", result.Warnings);
        WriteTexts(writer, "compensated", result.Compensated ?? []);
        WriteTexts(writer, "compensation_failed", result.CompensationFailed ?? []);
        writer.WritePropertyName("state");
        WriteValue(writer, result.State);
        writer.WritePropertyName("usage");
        WriteUsage(writer, result.Usage);
        WriteTools(writer, result.Tools);
        writer.WriteEndObject();
    }

    /// <summary>Writes what a run used.</summary>
    /// <param name="writer">The writer.</param>
    /// <param name="usage">The usage.</param>
    public static void WriteUsage(Utf8JsonWriter writer, RunUsage usage)
    {
        writer.WriteStartObject();
        writer.WriteNumber("modelCalls", usage.ModelCalls);
        writer.WriteNumber("toolCalls", usage.ToolCalls);
        writer.WriteNumber("inputTokens", usage.InputTokens);
        writer.WriteNumber("outputTokens", usage.OutputTokens);
        writer.WriteNumber("costUsd", usage.CostUsd);
        writer.WriteEndObject();
    }

    private static void WriteTools(Utf8JsonWriter writer, IReadOnlyList<ToolStatistics> tools)
    {
        writer.WriteStartArray("tools");
        foreach (var tool in tools)
        {
            writer.WriteStartObject();
            writer.WriteString("name", tool.Name);
            writer.WriteNumber("calls", tool.Calls);
            writer.WriteNumber("successes", tool.Successes);
            writer.WriteNumber("failures", tool.Failures);
            writer.WriteNumber("durationMs", Math.Round(tool.DurationMs, 3));
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteNode(Utf8JsonWriter writer, NodeResult node)
    {
        writer.WriteStartObject();
        writer.WriteString("id", node.Id);
        writer.WriteString("type", node.Type);
        writer.WriteString("status", node.Status);
        writer.WriteNumber("iterations", node.Iterations);
        writer.WriteNumber("durationMs", Math.Round(node.DurationMs, 3));
        writer.WritePropertyName("error");
        WriteError(writer, node.Error);
        writer.WritePropertyName("usage");
        WriteUsage(writer, node.Usage ?? RunUsage.None);
        writer.WriteEndObject();
    }

    internal static void WriteError(Utf8JsonWriter writer, RunError? error)
    {
        if (error is null)
        {
            writer.WriteNullValue();
            return;
        }

        writer.WriteStartObject();
        writer.WriteString("code", error.Code);
        writer.WriteString("message", error.Message);
        writer.WriteString("node", error.Node);
        if (error.Path is { } path)
        {
            writer.WriteString("path", path);
        }

        writer.WriteEndObject();
    }

    private static void WriteTexts(Utf8JsonWriter writer, string name, IReadOnlyList<string> texts)
    {
        writer.WriteStartArray(name);
        foreach (var text in texts)
        {
            writer.WriteStringValue(text);
        }

        writer.WriteEndArray();
    }

    internal static void WriteValue(Utf8JsonWriter writer, JsonElement? value)
    {
        if (value is { ValueKind: not JsonValueKind.Undefined } present)
        {
            present.WriteTo(writer);
        }
        else
        {
            writer.WriteNullValue();
        }
    }
}
