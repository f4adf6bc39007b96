using System.Globalization;
using System.Text.Json;
using GenXai.Activities.Memory.Records;
using GenXai.Workflows.Definitions;
using GenXai.Workflows.Json;

namespace GenXai.Activities.Memory.Kinds;

/// <summary>Ways to do things, with how often they worked; what fits and works best is recalled first.</summary>
internal sealed class ProceduralMemory : IMemoryKind
{
    private const string NoTools = "answer without tools";

    public string Name => AgentMemoryKinds.Procedural;

    public async Task<RecalledMemories> RecallAsync(MemoryReader reader, MemoryTurn turn, CancellationToken cancellationToken)
    {
        var found = await reader.SearchAsync(turn, Name, turn.Settings.TopK, cancellationToken);
        var ordered = found
            .OrderByDescending(static hit => (hit.Score ?? 0) * (0.5 + ((hit.Record.Details as Procedure)?.SuccessRate ?? 0)))
            .Select(static hit => hit.Record)
            .ToList();
        return new RecalledMemories([.. ordered.Select(Line)], ordered);
    }

    public async Task<IReadOnlyList<MemoryRecord>> RecordAsync(
        MemoryReader reader, MemoryTurn turn, TurnEnd end, CancellationToken cancellationToken)
    {
        var (name, steps) = Read(turn, end);
        var id = MemoryIds.Of(turn.Owner, Name, name.ToLowerInvariant(), string.Join('\n', steps));
        var success = end.Success ? 1 : 0;
        var known = await reader.FindAsync(id, cancellationToken);
        if (known is not { Details: Procedure procedure })
        {
            return [turn.New(Name, id, $"{name}: {string.Join(", then ", steps)}", new Procedure(name, steps, 1, success))];
        }

        return known.Calls.Contains(turn.Key, StringComparer.Ordinal)
            ? []
            :
            [
                MemoryUse.Touch(known, turn) with
                {
                    Details = procedure with { Tries = procedure.Tries + 1, Successes = procedure.Successes + success },
                },
            ];
    }

    // A reply {"procedure": {name, steps}} says it itself; otherwise it is the tools that were called for the task.
    private static (string Name, IReadOnlyList<string> Steps) Read(MemoryTurn turn, TurnEnd end)
    {
        if (end.Reply is { ValueKind: JsonValueKind.Object } reply && reply.TryGetProperty("procedure"u8, out var said)
            && said.ValueKind == JsonValueKind.Object && said.TryGetProperty("steps"u8, out var steps) && steps.ValueKind == JsonValueKind.Array)
        {
            var name = said.TryGetProperty("name"u8, out var given) ? JsonValues.ToText(given) : turn.Task;
            return (TurnText.Short(name), [.. steps.EnumerateArray().Select(JsonValues.ToText)]);
        }

        return (TurnText.Short(turn.Task), turn.Actions is { Count: > 0 } actions ? actions : [NoTools]);
    }

    private static string Line(MemoryRecord record) => record.Details is Procedure procedure
        ? string.Create(CultureInfo.InvariantCulture, $"{record.Text} (worked {procedure.Successes} of {procedure.Tries} times)")
        : record.Text;
}
