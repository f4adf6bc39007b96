using GenXai.Activities.Memory.Records;
using GenXai.Activities.Memory.Stores;
using GenXai.Activities.Tests.Fakes;
using GenXai.Workflows.Contracts.Calls;
using GenXai.Workflows.Definitions;
using Shouldly;
using Xunit;

namespace GenXai.Activities.Tests.Memory;

public sealed class AgentMemoryTests
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("short_term")]
    [InlineData("long_term")]
    [InlineData("episodic")]
    [InlineData("semantic")]
    [InlineData("procedural")]
    public async Task Ask_SameCallTwice_LeavesWhatOneCallLeaves(string kind)
    {
        var bench = Of(new AgentMemoryDefinition { Type = kind });
        await bench.AskAsync(Request("run/1/n/1/1", "remember the tall giraffe"));
        await bench.AskAsync(Request("run/1/n/2/1", "remember the tall giraffe"));
        var once = await AllAsync(bench.Memories);

        await bench.AskAsync(Request("run/1/n/2/1", "remember the tall giraffe"));

        var twice = await AllAsync(bench.Memories);
        once.ShouldNotBeEmpty();
        twice.Select(Told).ShouldBe(once.Select(Told));
        if (kind is not ("semantic" or "procedural"))
        {
            // Facts and procedures say how sure they are, which the first attempt may have raised.
            Prompt(bench, 3).ShouldBe(Prompt(bench, 2));
        }
    }

    [Fact]
    public async Task Ask_OfAnotherRun_ShortTermMemoryIsNotShown()
    {
        var bench = Of(new AgentMemoryDefinition { Type = "short_term" });
        await bench.AskAsync(Request("one/1/n/1/1", "a"));
        await bench.AskAsync(Request("two/1/n/1/1", "b"));

        Prompt(bench, 2).ShouldNotContain("What you remember");
    }

    [Theory]
    [InlineData("fifo")]
    [InlineData("lru")]
    public async Task Ask_FullMemory_NewestIsNeverTheOneThatLeaves(string eviction)
    {
        var bench = Of(new AgentMemoryDefinition { Type = "long_term", MaxItems = 3, MaxBytes = 1 << 20, Eviction = eviction });
        for (var i = 1; i <= 10; i++)
        {
            await bench.AskAsync(Request(FormattableString.Invariant($"run/1/n/{i}/1"), FormattableString.Invariant($"subject{i}")));
            var all = await AllAsync(bench.Memories);
            all.Count.ShouldBe(Math.Min(i, 3));
            all.ShouldContain(record => record.Text.Contains(FormattableString.Invariant($"\"subject{i}\""), StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Ask_MemoryLargerThanItsLimitAlone_Stays()
    {
        var bench = Of(new AgentMemoryDefinition { Type = "long_term", MaxBytes = 10 });
        await bench.AskAsync(Request("run/1/n/1/1", new string('x', 100)));
        await bench.AskAsync(Request("run/1/n/2/1", new string('y', 100)));

        (await AllAsync(bench.Memories)).ShouldHaveSingleItem().Text.ShouldContain("yyy");
    }

    [Fact]
    public async Task Ask_Disabled_LeavesNothing()
    {
        var bench = Of(new AgentMemoryDefinition { Type = "long_term", Enabled = false });
        await bench.AskAsync(Request("run/1/n/1/1", "a"));

        (await AllAsync(bench.Memories)).ShouldBeEmpty();
    }

    private static string Prompt(Bench bench, int call) =>
        string.Join('\n', bench.Recorder.Prompts.ElementAt(call - 1).Select(message => message.Text));

    private static string Told(MemoryRecord record) => FormattableString.Invariant(
        $"{record.Id} {record.Text} {record.Uses} {(record.Details as Procedure)?.Tries} {(record.Details as Fact)?.Confidence}");

    private static Bench Of(AgentMemoryDefinition memory) => new()
    {
        Agents = [new AgentDefinition { Id = "a", Role = "Keeper", Memory = memory }],
        Script = """{"model": {"a": ["The Giraffe is tall and eats leaves."]}}""",
    };

    private static ModelCallRequest Request(string key, string task) => new()
    {
        Origin = new CallOrigin(key, key[..key.IndexOf('/', StringComparison.Ordinal)], OneProgram.Hash, OneProgram.Workflow, "n", "n"),
        Agent = "a",
        Task = task,
        AgentCall = 1,
        TimeoutSeconds = 60,
    };

    private static async Task<List<MemoryRecord>> AllAsync(IndexedMemories store)
    {
        var all = new List<MemoryRecord>();
        await foreach (var record in store.GetAsync(record => true, 1000, null, Token))
        {
            all.Add(record);
        }

        return [.. all.OrderBy(record => record.Id, StringComparer.Ordinal)];
    }
}
