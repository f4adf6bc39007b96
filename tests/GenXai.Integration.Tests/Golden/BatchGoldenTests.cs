using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using GenXai.Workflows.Contracts;
using GenXai.Workflows.Contracts.Batches;
using Shouldly;
using Xunit;

namespace GenXai.Integration.Tests.Golden;

/// <summary>What batches persist is written as it always was, and what was written is read.</summary>
public sealed class BatchGoldenTests
{
    private static readonly BatchJsonContext Json = BatchJsonContext.Default;

    private static readonly BatchInput Batch = new()
    {
        BatchId = "b",
        Workflow = "billing",
        Definition = "sha256:00ff",
        WorkflowKey = "billing.yaml",
        Items = "b/items-1/",
        Count = 450,
        PartSize = 200,
        Concurrency = 20,
        KeyField = "id",
        Callback = new BatchCallback("https://example.com/done", "GENXAI_CALLBACK_SECRET"),
        Progress = new BatchProgress("crf", new BatchCounts(300, 20, 1), "a part failed"),
    };

    private static readonly BatchOutput Output = new(
        "b",
        "billing",
        "sha256:00ff",
        RunStatuses.Failed,
        450,
        new BatchCounts(300, 20, 1),
        new DateTimeOffset(2026, 3, 4, 5, 6, 7, TimeSpan.Zero),
        "a part failed",
        new BatchCallbackOutcome(Delivered: false, 3, "busy", Transient: true));

    [Fact]
    public void BatchInput_WithProgress_IsAsEver() => Check("batch-input.json", Batch, Json.BatchInput);

    [Fact]
    public void BatchPartInput_WithProgress_IsAsEver() =>
        Check("batch-part-input.json", new BatchPartInput(Batch with { Callback = null, Progress = null }, 1, Batch.Progress), Json.BatchPartInput);

    [Fact]
    public void BatchOutput_WithCallback_IsAsEver() => Check("batch-output.json", Output, Json.BatchOutput);

    [Fact]
    public void BatchStartRequest_OfAPart_IsAsEver() =>
        Check("batch-start.json", new BatchStartRequest(Batch with { Callback = null, Progress = null }, 1, 40, 3), Json.BatchStartRequest);

    [Fact]
    public void BatchCustomStatus_OfABatch_IsAsEver() =>
        Check("batch-status.json", new BatchCustomStatus(RunStatuses.Running, new BatchCounts(1, 2, 3), 4, []), Json.BatchCustomStatus);

    [Fact]
    public void BatchInput_OfACancelledBatch_IsAsEver() => Check(
        "batch-input-cancelled.json",
        Batch with { Cancelled = "wrong file", Progress = Batch.Progress! with { Children = "cwr", Cancelled = "wrong file" } },
        Json.BatchInput);

    [Fact]
    public void BatchCustomStatus_WithPeople_IsAsEver() => Check(
        "batch-status-people.json",
        new BatchCustomStatus(RunStatuses.Running, new BatchCounts(1, 2, 3), 4, [], 5, "wrong file"),
        Json.BatchCustomStatus);

    [Fact]
    public void BatchCustomStatus_IsReadAsThatOfARun() =>
        JsonSerializer.Deserialize(GoldenFile.Read("batch-status.json"), ContractsJsonContext.Default.RunCustomStatus)!.Status.ShouldBe(RunStatuses.Running);

    private static void Check<T>(string name, T sample, JsonTypeInfo<T> info)
    {
        GoldenFile.Check(name, JsonSerializer.Serialize(sample, info) + "\n");
        var text = GoldenFile.Read(name);
        (JsonSerializer.Serialize(JsonSerializer.Deserialize(text, info)!, info) + "\n").ShouldBe(text);
    }
}
