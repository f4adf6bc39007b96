using System.Text.Json;
using GenXai.Hosting.Client;
using GenXai.Hosting.Runs;
using GenXai.Workflows.Contracts;

namespace GenXai.Hosting.Http.Responses;

/// <summary>Writes runs in lists, and the receipt of a start.</summary>
internal static class RunJson
{
    public static void WriteSummary(Utf8JsonWriter writer, RunSummary run)
    {
        writer.WriteStartObject();
        writer.WriteString("runId", run.RunId);
        writer.WriteString("workflow", run.Workflow);
        writer.WriteString("status", run.Status);
        writer.WriteString("createdAt", run.CreatedAt.UtcDateTime);
        writer.WriteString("updatedAt", run.UpdatedAt.UtcDateTime);
        writer.WritePropertyName("usage");
        RunResultJson.WriteUsage(writer, run.Usage);
        writer.WriteEndObject();
    }

    public static void WriteReceipt(Utf8JsonWriter writer, RunResult run)
    {
        writer.WriteStartObject();
        writer.WriteString("runId", run.RunId);
        writer.WriteString("workflow", run.Workflow);
        writer.WriteString("definition", run.Definition);
        writer.WriteString("status", run.Status);
        writer.WriteEndObject();
    }

    /// <summary>The problem of a run that has ended, but not well.</summary>
    public static Problem Failed(RunResult run)
    {
        var error = run.Error ?? new RunError(ErrorCodes.Terminated, $"the run ended {run.Status}", null);
        return new Problem(422, error.Code, error.Message, writer =>
        {
            if (error.Node is not null)
            {
                writer.WriteString("node", error.Node);
            }

            if (error.Path is not null)
            {
                writer.WriteString("path", error.Path);
            }

            writer.WritePropertyName("result");
            RunResultJson.Write(writer, run);
        });
    }
}
