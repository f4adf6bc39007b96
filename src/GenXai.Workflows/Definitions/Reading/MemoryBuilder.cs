namespace GenXai.Workflows.Definitions.Reading;

/// <summary>Makes memory settings of what was read.</summary>
internal static class MemoryBuilder
{
    public static MemoryDefinition BuildShared(ReadObject read)
    {
        var defaults = new MemoryDefinition();
        return new MemoryDefinition
        {
            Shared = read.Flag("shared") ?? defaults.Shared,
            Scope = read.Text("scope") ?? defaults.Scope,
            Shards = read.Int32("shards") ?? defaults.Shards,
            TtlSeconds = read.Number("ttl_seconds"),
            MaxItems = read.Int32("max_items") ?? defaults.MaxItems,
            MaxBytes = read.Int64("max_bytes") ?? defaults.MaxBytes,
            Enabled = read.Flag("enabled"),
            Type = read.Text("type"),
        };
    }

    public static AgentMemoryDefinition BuildOwn(ReadObject read)
    {
        var defaults = new AgentMemoryDefinition();
        return new AgentMemoryDefinition
        {
            Enabled = read.Flag("enabled"),
            Type = read.Text("type"),
            Window = read.Int32("window") ?? defaults.Window,
            Eviction = read.Text("eviction") ?? defaults.Eviction,
            TopK = read.Int32("top_k") ?? defaults.TopK,
            MinScore = read.Number("min_score") ?? defaults.MinScore,
            Depth = read.Int32("depth") ?? defaults.Depth,
            MaxItems = read.Int32("max_items") ?? defaults.MaxItems,
            MaxBytes = read.Int64("max_bytes") ?? defaults.MaxBytes,
        };
    }
}
