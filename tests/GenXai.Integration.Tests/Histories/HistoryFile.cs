using System.Text.Json;
using System.Text.Json.Nodes;
using GenXai.Workflows.Definitions;

namespace GenXai.Integration.Tests.Histories;

/// <summary>A recorded run: what is needed to replay it with any later program that knows its engine.</summary>
internal sealed record HistoryFile
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>The engine number that recorded it.</summary>
    public required int Engine { get; init; }

    /// <summary>The most events of a generation when it was recorded.</summary>
    public required int MaxEvents { get; init; }

    /// <summary>The definitions that it ran on.</summary>
    public required WorkflowBundle Bundle { get; init; }

    /// <summary>The generations of the run and its sub-runs, in the order in which they began.</summary>
    public required IReadOnlyList<HistoryGeneration> Generations { get; init; }

    public static HistoryFile Read(string path) =>
        JsonSerializer.Deserialize<HistoryFile>(File.ReadAllText(path), Options)
        ?? throw new InvalidOperationException($"{path} is empty");

    public void Write(string path) => File.WriteAllText(path, JsonSerializer.SerializeToNode(this, Options)!.ToJsonString(Options) + "\n");

    /// <summary>The same with one row changed; for histories that do not fit on purpose.</summary>
    public HistoryFile WithRow(int generation, int step, Action<JsonObject> change)
    {
        var generations = Generations.ToList();
        var rows = generations[generation].Rows.ToList();
        var row = JsonNode.Parse(rows[step].GetRawText())!.AsObject();
        change(row);
        rows[step] = JsonElement.Parse(row.ToJsonString());
        generations[generation] = generations[generation] with { Rows = rows };
        return this with { Generations = generations };
    }
}
