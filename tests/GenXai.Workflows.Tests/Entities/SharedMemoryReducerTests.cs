using System.Text.Json;
using CsCheck;
using GenXai.Workflows.Contracts.Memory;
using GenXai.Workflows.Entities.Memory;
using GenXai.Workflows.Json;
using GenXai.Workflows.Orchestration;
using Shouldly;
using Xunit;

namespace GenXai.Workflows.Tests.Entities;

public sealed class SharedMemoryReducerTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly SharedMemoryReducer _reducer = new();
    private string? _state;

    [Fact]
    public void Write_ThenRead_GivesValueAndVersion()
    {
        Write(new MemoryOperation { Key = "k", Value = Json("1") }).Version.ShouldBe(1);
        Write(new MemoryOperation { Key = "k", Value = Json("2") }).Version.ShouldBe(2);

        var hit = Apply("read", new MemoryOperation { Key = "k" }).Items.ShouldHaveSingleItem();
        hit.Value.GetRawText().ShouldBe("2");
        hit.Version.ShouldBe(2);
    }

    [Fact]
    public void Write_ExpectedVersionIsAnother_ChangesNothingAndSaysWhatIsThere()
    {
        Write(new MemoryOperation { Key = "k", Value = Json("1"), ExpectedVersion = 0 }).Written.ShouldBeTrue();
        var before = _state;

        var answer = Write(new MemoryOperation { Key = "k", Value = Json("2"), ExpectedVersion = 0 });

        answer.Written.ShouldBeFalse();
        answer.Items.ShouldHaveSingleItem().Value.GetRawText().ShouldBe("1");
        _state.ShouldBe(before);
    }

    [Fact]
    public void Write_RemovedKey_ItsVersionsDoNotComeAgain()
    {
        Write(new MemoryOperation { Key = "k", Value = Json("1") });
        Write(new MemoryOperation { Key = "k", Value = JsonValues.Null });
        Apply("read", new MemoryOperation { Key = "k" }).Items.ShouldBeEmpty();

        Write(new MemoryOperation { Key = "k", Value = Json("1") }).Version.ShouldBe(3);
    }

    [Fact]
    public void Append_SameIdTwice_IsMadeOnce()
    {
        Write(new MemoryOperation { Id = "a", Key = "k", Value = Json("1"), Append = true }).Count.ShouldBe(1);
        Write(new MemoryOperation { Id = "a", Key = "k", Value = Json("1"), Append = true }).Written.ShouldBeTrue();
        Write(new MemoryOperation { Id = "b", Key = "k", Value = Json("2"), Append = true }).Count.ShouldBe(2);

        Apply("read", new MemoryOperation { Key = "k" }).Items[0].Value.GetRawText().ShouldBe("[1,2]");
    }

    [Fact]
    public void Append_ToWhatIsNoList_IsANamedFailure()
    {
        Write(new MemoryOperation { Key = "k", Value = Json("1") });

        var failure = Fail(new MemoryOperation { Key = "k", Value = Json("1"), Append = true });

        failure.Type.ShouldBe(SharedMemoryReducer.Faulty);
        failure.Message.ShouldBe("cannot append to 'k': it holds number, not a list; use mode set, or another key");
    }

    [Fact]
    public void Write_WithTimeToLive_EndsInTime()
    {
        Write(new MemoryOperation { Key = "k", Value = Json("1"), TtlSeconds = 10 }).Until.ShouldBe(Now.AddSeconds(10));

        Apply("read", new MemoryOperation { Key = "k" }, Now.AddSeconds(9.9)).Items.Count.ShouldBe(1);
        Apply("read", new MemoryOperation { Key = "k" }, Now.AddSeconds(10)).Items.ShouldBeEmpty();
        Apply("write", new MemoryOperation { Key = "k", Value = Json("2"), ExpectedVersion = 0 }, Now.AddSeconds(11)).Written.ShouldBeTrue();
    }

    [Theory]
    [InlineData(2, 1000L, "'c' would be key 3 and the memory takes 2")]
    [InlineData(10, 5L, "with 'c' the memory would hold 6 bytes and it takes 5")]
    public void Write_MoreThanTheLimits_IsANamedFailure(int items, long bytes, string message)
    {
        Write(new MemoryOperation { Key = "a", Value = Json("11") });
        Write(new MemoryOperation { Key = "b", Value = Json("22") });
        var before = _state;

        var failure = Fail(new MemoryOperation { Key = "c", Value = Json("33"), MaxItems = items, MaxBytes = bytes });

        failure.Type.ShouldBe(SharedMemoryReducer.Full);
        failure.Message.ShouldContain(message);
        _state.ShouldBe(before);
    }

    [Fact]
    public void Search_WordsAndPrefix_GivesTheBestFirst()
    {
        Write(new MemoryOperation { Key = "rules/refund", Value = Json("\"Refunded within two weeks\"") });
        Write(new MemoryOperation { Key = "rules/shipping", Value = Json("\"Two weeks by ship\"") });
        Write(new MemoryOperation { Key = "note", Value = Json("\"refunds take two weeks\"") });

        var found = Apply("search", new MemoryOperation { Query = "refund in weeks", Prefix = "rules/" }).Items;

        found.Select(hit => hit.Key).ShouldBe(["rules/refund", "rules/shipping"]);
        Apply("search", new MemoryOperation()).Items.Count.ShouldBe(3);
        Apply("search", new MemoryOperation { Query = "giraffe" }).Items.ShouldBeEmpty();
    }

    [Fact]
    public void Apply_StateOfALaterVersion_IsRefused()
    {
        _state = """{"schemaVersion":2}""";

        Should.Throw<JsonException>(() => Apply("read", new MemoryOperation { Key = "k" })).Message.ShouldContain("version 2");
    }

    [Fact]
    public void Apply_RandomWrites_GiveWhatADictionaryGives()
    {
        var operation = Gen.Select(Gen.Int[0, 4], Gen.Int[0, 3], Gen.Int[0, 9]);
        operation.Array[0, 60].Sample(
            steps =>
            {
                var reducer = new SharedMemoryReducer();
                var expected = new Dictionary<string, (List<int> Values, long Version)>(StringComparer.Ordinal);
                string? state = null;
                var version = 0L;
                foreach (var (kind, name, value) in steps)
                {
                    var key = FormattableString.Invariant($"k{name}");
                    var there = expected.GetValueOrDefault(key);
                    var asked = kind switch
                    {
                        0 => new MemoryOperation { Key = key, Value = JsonValues.Null },
                        1 => new MemoryOperation { Key = key, Value = JsonValues.FromInt(value), Append = true, ExpectedVersion = value },
                        _ => new MemoryOperation { Key = key, Value = JsonValues.FromInt(value), Append = true },
                    };
                    var outcome = reducer.Apply(state, "write", JsonSerializer.Serialize(asked, MemoryJsonContext.Default.MemoryOperation), Now);
                    state = outcome.State;
                    if (kind == 1 && value != there.Version)
                    {
                        continue;
                    }

                    version++;
                    if (kind == 0)
                    {
                        expected.Remove(key);
                    }
                    else
                    {
                        expected[key] = ([.. there.Values ?? [], value], version);
                    }
                }

                var all = reducer.Apply(state, "search", """{"topK":100}""", Now).Result.Value!;
                var items = JsonSerializer.Deserialize(all, MemoryJsonContext.Default.MemoryAnswer)!.Items;
                return items.Count == expected.Count && items.All(hit =>
                    expected[hit.Key].Version == hit.Version
                    && hit.Value.EnumerateArray().Select(element => element.GetInt32()).SequenceEqual(expected[hit.Key].Values));
            },
            iter: 300);
    }

    private static JsonElement Json(string text) => JsonValues.Parse(text);

    private MemoryAnswer Write(MemoryOperation operation) => Apply("write", operation);

    private MemoryAnswer Apply(string name, MemoryOperation operation, DateTimeOffset? now = null)
    {
        var outcome = _reducer.Apply(_state, name, JsonSerializer.Serialize(operation, MemoryJsonContext.Default.MemoryOperation), now ?? Now);
        outcome.Result.Failed.ShouldBeFalse(outcome.Result.Failure?.Message);
        _state = outcome.State;
        return JsonSerializer.Deserialize(outcome.Result.Value!, MemoryJsonContext.Default.MemoryAnswer)!;
    }

    private FailureDetails Fail(MemoryOperation operation)
    {
        var outcome = _reducer.Apply(_state, "write", JsonSerializer.Serialize(operation, MemoryJsonContext.Default.MemoryOperation), Now);
        _state = outcome.State;
        return outcome.Result.Failure.ShouldNotBeNull();
    }
}
