using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using GenXai.Activities.Memory.Consolidation;
using GenXai.Activities.Memory.Records;
using GenXai.Workflows.Contracts.Memory;
using Shouldly;
using Xunit;

namespace GenXai.Integration.Tests.Golden;

/// <summary>What memories are kept as: the entity's state and calls, agents' own memories, consolidation.</summary>
public sealed class MemoryGoldenTests
{
    private static readonly DateTimeOffset At = new(2026, 3, 4, 5, 6, 7, 890, TimeSpan.Zero);
    private static readonly JsonElement Value = JsonElement.Parse("""{"text":"grüße","n":1.50}""");

    private static MemoryRecord Record => new()
    {
        Id = "0123456789abcdef",
        Owner = "billing/writer",
        Kind = "long_term",
        Run = "run",
        Text = "asked \"a\" you said: b",
        At = At,
        UsedAt = At,
        Uses = 2,
        Calls = ["run/1/write/1/1", "run/1/write/2/1#recalled"],
        Model = "local/hashed-words-1",
        Vector = new[] { 0.5f, -0.5f },
    };

    [Fact]
    public void ScopeState_WithAllFields_IsAsEver() => Check(
        "memory-scope.json",
        [
            new MemoryScopeState
            {
                LastVersion = 7,
                Cells = [new MemoryCell("a", Value, 7, At), new MemoryCell("b", Value, 3, At, At.AddSeconds(60))],
                Done = [new MemoryWriteDone("run/1/write/1/1", 7)],
            },
        ],
        MemoryJsonContext.Default.MemoryScopeState);

    [Fact]
    public void Operation_WithAllFields_IsAsEver() => Check(
        "memory-operation.json",
        [
            new MemoryOperation
            {
                Id = "run/1/write/1/1",
                Key = "a",
                Value = Value,
                Append = true,
                ExpectedVersion = 3,
                TtlSeconds = 1.5,
                Known = Value,
                Query = "words",
                Prefix = "rules/",
                TopK = 5,
                MaxItems = 10,
                MaxBytes = 1024,
            },
        ],
        MemoryJsonContext.Default.MemoryOperation);

    [Fact]
    public void Answer_WithAllFields_IsAsEver() => Check(
        "memory-answer.json",
        [new MemoryAnswer { Written = true, Version = 7, Count = 2, Until = At, Items = [new MemoryHit("a", Value, 7, 0.5, At)] }],
        MemoryJsonContext.Default.MemoryAnswer);

    [Fact]
    public void Records_OfEveryKind_AreAsEver() => Check(
        "memory-records.ndjson",
        [
            Record with { Details = new Turn("a", "b") },
            Record with { Details = new Episode("a", ["calculator"], "b", 12.5, Success: true, IsGeneralised: true) },
            Record with { Details = new Fact(["ada"], 0.65) },
            Record with { Details = new Procedure("a", ["one", "two"], 4, 3) },
        ],
        MemoryRecordJsonContext.Default.MemoryRecord);

    [Fact]
    public void RecordBytes_WithVector_AreAsEver()
    {
        var bytes = MemoryRecordBytes.Write(Record with { Details = new Turn("a", "b") });
        GoldenFile.Check("memory-record.hex", Convert.ToHexStringLower(bytes) + "\n");

        var read = MemoryRecordBytes.Read(Convert.FromHexString(GoldenFile.Read("memory-record.hex").Trim()));
        read.Vector.ToArray().ShouldBe([0.5f, -0.5f]);
        read.Details.ShouldBe(new Turn("a", "b"));
    }

    [Fact]
    public void Consolidation_InputAndReport_AreAsEver()
    {
        Check("consolidation-input.ndjson", [new ConsolidationInput(), new ConsolidationInput(3600)], MemoryRecordJsonContext.Default.ConsolidationInput);
        Check("consolidation-report.json", [new ConsolidationReport(1, 2, 3, 4)], MemoryRecordJsonContext.Default.ConsolidationReport);
    }

    private static void Check<T>(string name, IEnumerable<T> samples, JsonTypeInfo<T> info)
    {
        GoldenFile.Check(name, string.Concat(samples.Select(sample => JsonSerializer.Serialize(sample, info) + "\n")));
        var text = GoldenFile.Read(name);
        string.Concat(text.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonSerializer.Serialize(JsonSerializer.Deserialize(line, info)!, info) + "\n")).ShouldBe(text);
    }
}
