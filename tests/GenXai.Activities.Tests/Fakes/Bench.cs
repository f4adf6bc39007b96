using System.Text.Json;
using GenXai.Activities.Memory.Stores;
using GenXai.Activities.Models;
using GenXai.Activities.Scripts;
using GenXai.Activities.Time;
using GenXai.Activities.Tools;
using GenXai.Activities.Tools.Metrics;
using GenXai.Workflows.Contracts;
using GenXai.Workflows.Contracts.Calls;
using GenXai.Workflows.Definitions;
using GenXai.Workflows.Orchestration;
using Xunit;

namespace GenXai.Activities.Tests.Fakes;

/// <summary>A set of activities with everything around it faked.</summary>
internal sealed class Bench
{
    private IReadOnlyList<IActivity>? _activities;

    public ManualClock Clock { get; } = new();

    /// <summary>A clock in place of the manual one.</summary>
    public IActivityClock? OtherClock { get; init; }

    public PayloadMap Payloads { get; } = new();

    public Recorder Recorder { get; } = new();

    public AgentDefinition[] Agents { get; init; } = [];

    public ToolDefinition[] Declared { get; init; } = [];

    /// <summary>Whether the agents share a memory.</summary>
    public bool SharesMemory { get; init; }

    public ITool[] Tools { get; init; } = [];

    public IModelProvider[] Providers { get; init; } = [];

    public ModelOptions Models { get; init; } = new();

    public ToolOptions Options { get; init; } = new();

    public ToolMetrics Metrics { get; } = new();

    /// <summary>Where agents' memories are kept.</summary>
    public IndexedMemories Memories { get; init; } = new ProcessMemories();

    public string Script { get; init; } = "{}";

    public Dictionary<string, string> Secrets { get; } = new(StringComparer.Ordinal);

    public Task<ModelCallOutcome> AskAsync(ModelCallRequest request) => AskUntilAsync(request, TestContext.Current.CancellationToken);

    public Task<ToolCallOutcome> CallAsync(ToolCallRequest request) => CallUntilAsync(request, TestContext.Current.CancellationToken);

    public async Task<ModelCallOutcome> AskUntilAsync(ModelCallRequest request, CancellationToken cancellationToken) =>
        JsonSerializer.Deserialize(
            await RunAsync(ActivityNames.Model, JsonSerializer.Serialize(request, ContractsJsonContext.Default.ModelCallRequest), cancellationToken),
            ContractsJsonContext.Default.ModelCallOutcome)!;

    public async Task<ToolCallOutcome> CallUntilAsync(ToolCallRequest request, CancellationToken cancellationToken) =>
        JsonSerializer.Deserialize(
            await RunAsync(ActivityNames.Tool, JsonSerializer.Serialize(request, ContractsJsonContext.Default.ToolCallRequest), cancellationToken),
            ContractsJsonContext.Default.ToolCallOutcome)!;

    private async Task<string> RunAsync(string activity, string payload, CancellationToken cancellationToken)
    {
        _activities ??= ActivitySet.Create(new ActivityOptions
        {
            Definitions = new OneProgram(Agents, Declared, SharesMemory),
            Payloads = Payloads,
            Clock = OtherClock ?? Clock,
            Script = ScriptReader.Read(Value.Of(Script)),
            Tools = Tools,
            ToolOptions = Options,
            ToolMetrics = Metrics,
            Providers = Providers,
            Models = Models,
            Observers = [Recorder],
            Notices = Recorder,
            Memories = Memories,
            Secrets = new DictionarySecrets(Secrets),
        });
        return (await _activities.Single(candidate => string.Equals(candidate.Name, activity, StringComparison.Ordinal))
            .RunAsync("run", payload, cancellationToken))!;
    }
}
