using System.Collections.Immutable;

namespace GenXai.Workflows.Definitions.Reading;

/// <summary>Makes agents of what was read.</summary>
internal static class AgentBuilder
{
    public static AgentDefinition Build(ReadObject read, string id) => new()
    {
        Id = id,
        Role = read.Text("role"),
        Goal = read.Text("goal"),
        Backstory = read.Text("backstory"),
        Model = read.Text("llm"),
        Provider = read.Text("llm_provider"),
        Temperature = read.Number("temperature"),
        Seed = read.Int64("seed"),
        MaxTokens = read.Int32("max_tokens"),
        Tools = read.Texts("tools"),
        Memory = read.Object("memory") is { } memory ? MemoryBuilder.BuildOwn(memory) : null,
        Behavior = read.Object("behavior") is { } behavior ? BuildBehavior(behavior) : new BehaviorDefinition(),
        OutputSchema = read.Json("output_schema"),
        Fallback = read.Texts("fallback"),
        Execution = BuildExecution(read.Object("execution")),
        Cache = read.Flag("cache"),
        Metadata = read.Json("metadata"),
        Location = read.Location,
    };

    public static ExecutionDefinition BuildExecution(ReadObject? read) => read is null
        ? new ExecutionDefinition()
        : new ExecutionDefinition
        {
            RetryCount = read.Int32("retry_count"),
            BackoffSeconds = read.Number("backoff_seconds"),
            TimeoutSeconds = read.Number("timeout_seconds"),
            ContinueOnError = read.Flag("continue_on_error"),
            Fallback = read.Has("fallback") ? read.Texts("fallback") : (ImmutableArray<string>?)null,
            CancelOnFailure = read.Flag("cancel_on_failure"),
            CheckpointEvery = read.Int32("checkpoint_every"),
        };

    public static FailureDefinition? BuildFailure(ReadObject? read) =>
        read?.Text("restore") is { } name ? new FailureDefinition(name, read.Int32("max_attempts") ?? 1) : null;

    private static BehaviorDefinition BuildBehavior(ReadObject read)
    {
        var defaults = new BehaviorDefinition();
        return new BehaviorDefinition
        {
            AgentType = read.Text("agent_type"),
            MaxIterations = read.Int32("max_iterations") ?? defaults.MaxIterations,
            Verbose = read.Flag("verbose") ?? defaults.Verbose,
        };
    }
}
