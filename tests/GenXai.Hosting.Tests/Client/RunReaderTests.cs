using System.Text.Json;
using GenXai.Hosting.Catalog;
using GenXai.Hosting.Client;
using GenXai.Workflows.Contracts;
using GenXai.Workflows.Contracts.Log;
using GenXai.Workflows.Contracts.Log.Run;
using GenXai.Workflows.Definitions.Loading;
using Shouldly;
using Xunit;

namespace GenXai.Hosting.Tests.Client;

public sealed class RunReaderTests : IDefinitionStore, IEventLogReader
{
    private const string Text = "workflow:\n  name: one\n  graph:\n    nodes: [{id: start, type: input}]\n    edges: []\n";
    private static readonly DateTimeOffset At = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly List<LogEntry> _entries = [];

    [Theory]
    [InlineData(OrchestrationStatus.Running, "running")]
    [InlineData(OrchestrationStatus.Terminated, "terminated")]
    public async Task ReadAsync_LogSaysEndedBeforeTheInstanceHas_RunIsShownAsRunning(OrchestrationStatus status, string expected)
    {
        var files = MemoryDefinitionFiles.Of([KeyValuePair.Create("w.yaml", Text)], []);
        var program = WorkflowLoader.Load("w.yaml", files, LoadOptions.Default).Program.ShouldNotBeNull();
        var catalog = new DefinitionCatalog(this);
        await catalog.AddAsync(program);
        Add(new RunStarted("one", program.Bundle.Hash, program.Main, 1, 0, "r", "", null, JsonElement.Parse("{}")));
        Add(new RunTerminated(new RunError(ErrorCodes.Terminated, "enough", null)));
        var state = new OrchestrationState
        {
            Id = "r",
            RootId = "r",
            Name = WorkflowEngine.OrchestratorName,
            Version = "1",
            Status = status,
            Metadata = JsonSerializer.Serialize(
                new RunMetadata("one", program.Bundle.Hash, program.Main), HostingJsonContext.Default.RunMetadata),
            CreatedAt = At,
            UpdatedAt = At,
        };

        var result = await new RunReader(this, catalog).ReadAsync(state, TestContext.Current.CancellationToken);

        result.Status.ShouldBe(expected);
    }

    [Theory]
    [InlineData(OrchestrationStatus.Running, "waiting", "waiting")]
    [InlineData(OrchestrationStatus.Completed, "failed", "failed")]
    [InlineData(OrchestrationStatus.Suspended, "running", "suspended")]
    [InlineData(OrchestrationStatus.Terminated, "running", "terminated")]
    public async Task SummarizeAsync_RunSaysWhatItUsed_ReadsNeitherLogNorOutput(OrchestrationStatus status, string said, string expected)
    {
        var usage = new RunUsage(3, 1, 100, 20, 0.5m);
        var state = new OrchestrationState
        {
            Id = "r",
            RootId = "r",
            Name = WorkflowEngine.OrchestratorName,
            Version = "1",
            Status = status,
            Output = "no JSON at all",
            CustomStatus = JsonSerializer.Serialize(new RunCustomStatus(said, [], 0, usage), ContractsJsonContext.Default.RunCustomStatus),
            Metadata = JsonSerializer.Serialize(new RunMetadata("one", "sha256:unknown", "w.yaml"), HostingJsonContext.Default.RunMetadata),
            CreatedAt = At,
            UpdatedAt = At,
        };

        var summary = await new RunReader(this, new DefinitionCatalog(this)).SummarizeAsync(state, TestContext.Current.CancellationToken);

        summary.ShouldBe(new RunSummary("r", "one", expected, At, At, usage));
    }

    Task IDefinitionStore.PutAsync(string hash, string bundle, CancellationToken cancellationToken) => Task.CompletedTask;

    string? IDefinitionStore.Find(string hash) => null;

    Task<IReadOnlyList<LogEntry>> IEventLogReader.ReadAsync(
        string instanceId, long from, int maximum, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<LogEntry>>([.. _entries.Where(entry => entry.Seq >= from)]);

    IAsyncEnumerable<LogEntry> IEventLogReader.FollowAsync(string instanceId, long from, CancellationToken cancellationToken) =>
        _entries.ToAsyncEnumerable();

    private void Add(LogData data) => _entries.Add(new LogEntry(_entries.Count + 1, At, null, null, data));
}
