using System.Globalization;
using GenXai.Activities.Memory.Records;
using GenXai.Workflows.Definitions;

namespace GenXai.Activities.Memory.Kinds;

/// <summary>Facts with confidence, and the facts about what they are about, as deep as the agent's settings say.</summary>
internal sealed class SemanticMemory : IMemoryKind
{
    // A fact that is said again is surer by this part of what was missing.
    private const double Reinforcement = 0.3;
    private const int MostFacts = 100_000;

    public string Name => AgentMemoryKinds.Semantic;

    public async Task<RecalledMemories> RecallAsync(MemoryReader reader, MemoryTurn turn, CancellationToken cancellationToken)
    {
        var found = await reader.SearchAsync(turn, Name, turn.Settings.TopK, cancellationToken);
        List<MemoryRecord> facts = [.. found.Select(static hit => hit.Record)];
        facts.AddRange(await RelatedAsync(reader, turn, facts, cancellationToken));
        return new RecalledMemories([.. facts.Select(Line)], facts);
    }

    public async Task<IReadOnlyList<MemoryRecord>> RecordAsync(
        MemoryReader reader, MemoryTurn turn, TurnEnd end, CancellationToken cancellationToken)
    {
        var records = new List<MemoryRecord>();
        foreach (var (text, entities, confidence) in end.Success ? FactReader.Read(end) : [])
        {
            var id = MemoryIds.Of(turn.Owner, Name, text.ToLowerInvariant());
            var known = await reader.FindAsync(id, cancellationToken);
            if (known is not { Details: Fact fact })
            {
                records.Add(turn.New(Name, id, text, new Fact(entities, confidence)));
            }
            else if (!known.Calls.Contains(turn.Key, StringComparer.Ordinal))
            {
                var surer = fact.Confidence + (Reinforcement * (1 - fact.Confidence));
                records.Add(MemoryUse.Touch(known, turn) with { Details = fact with { Confidence = Math.Max(surer, confidence) } });
            }
        }

        return records;
    }

    private static string Line(MemoryRecord record) => record.Details is Fact fact
        ? string.Create(CultureInfo.InvariantCulture, $"{record.Text} (confidence {fact.Confidence:0.00})")
        : record.Text;

    private async Task<List<MemoryRecord>> RelatedAsync(
        MemoryReader reader, MemoryTurn turn, List<MemoryRecord> found, CancellationToken cancellationToken)
    {
        if (found.Count == 0 || turn.Settings.Depth == 0)
        {
            return [];
        }

        var (owner, kind) = (turn.Owner, Name);
        var all = await reader.ListAsync(record => record.Owner == owner && record.Kind == kind, MostFacts, cancellationToken);
        var seen = found.Select(static record => record.Id).ToHashSet(StringComparer.Ordinal);
        var related = new List<MemoryRecord>();
        var entities = EntitiesOf(found);
        for (var depth = 0; depth < turn.Settings.Depth && entities.Count > 0; depth++)
        {
            var next = all.Where(record => !seen.Contains(record.Id) && record.Details is Fact fact && fact.Entities.Any(entities.Contains))
                .OrderByDescending(static record => ((Fact)record.Details!).Confidence)
                .ThenBy(static record => record.Id, StringComparer.Ordinal)
                .Take(turn.Settings.TopK)
                .ToList();
            seen.UnionWith(next.Select(static record => record.Id));
            related.AddRange(next);
            entities = EntitiesOf(next);
        }

        return related;
    }

    private static HashSet<string> EntitiesOf(IEnumerable<MemoryRecord> records) =>
        records.SelectMany(static record => record.Details is Fact fact ? fact.Entities : []).ToHashSet(StringComparer.Ordinal);
}
