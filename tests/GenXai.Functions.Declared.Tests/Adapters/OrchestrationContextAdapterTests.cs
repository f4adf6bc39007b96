using GenXai.Functions.Adapters;
using GenXai.Functions.Declared.Tests.Fakes;
using GenXai.Hosting.Azure.Encryption;
using GenXai.Hosting.Azure.Envelopes;
using GenXai.Workflows.Contracts.Log;
using GenXai.Workflows.Contracts.Log.Node;
using GenXai.Workflows.Orchestration;
using Microsoft.DurableTask;
using Shouldly;
using Xunit;
using SubOrchestrationOptions = GenXai.Workflows.Orchestration.SubOrchestrationOptions;

namespace GenXai.Functions.Declared.Tests.Adapters;

public sealed class OrchestrationContextAdapterTests
{
    private readonly FakeContext _context = new();
    private readonly OrchestrationContextAdapter _adapter;

    public OrchestrationContextAdapterTests() => _adapter = new OrchestrationContextAdapter(_context, DurableSeal.None);

    [Fact]
    public void CurrentUtcTime_OfAnUnmarkedTime_IsUtc() =>
        _adapter.CurrentUtcTime.ShouldBe(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero));

    [Fact]
    public async Task CallActivity_WithEntries_PacksAndUnpacks()
    {
        _context.Answers.Enqueue(() => ResultEnvelope.Pack(CallResult.Success("42")));

        var result = await _adapter.CallActivityAsync("tool", new ActivityInput("p", [Entry(1)]));

        result.ShouldBe(CallResult.Success("42"));
        Envelope(0).Payload.ShouldBe("p");
        Envelope(0).InstanceId.ShouldBe("run");
        Envelope(0).Entries.Count.ShouldBe(1);
        _context.LastOptions!.Retry!.Policy!.MaxNumberOfAttempts.ShouldBeGreaterThan(1);
    }

    [Fact]
    public async Task CallActivity_ThatNeverGotThrough_HandsItsEntriesToTheNext()
    {
        _context.Answers.Enqueue(() => throw new TaskFailedException("tool", 1, Details("System.IO.IOException", "store away")));
        _context.Answers.Enqueue(() => ResultEnvelope.Pack(CallResult.Success(null)));
        _context.Answers.Enqueue(() => ResultEnvelope.Pack(CallResult.Success(null)));

        var failed = await _adapter.CallActivityAsync("tool", new ActivityInput("p", [Entry(1), Entry(2)]));
        await _adapter.CallActivityAsync("tool", new ActivityInput("q", [Entry(3)]));
        await _adapter.CallActivityAsync("tool", new ActivityInput("r", []));

        failed.ShouldBe(CallResult.Fail("IOException", "store away"));
        Envelope(1).Entries.Select(entry => entry.Seq).ShouldBe([1, 2, 3]);
        Envelope(2).Entries.ShouldBeEmpty();
    }

    [Fact]
    public async Task CallSubOrchestration_WithIdAndVersion_HandsBothOn()
    {
        _context.Answers.Enqueue(() => "out");
        _context.Answers.Enqueue(() => throw new TaskFailedException("workflow", 1, Details("Some.Type", "no")));

        (await _adapter.CallSubOrchestrationAsync("workflow", "in", new SubOrchestrationOptions("child", "2"))).ShouldBe(CallResult.Success("out"));
        var options = _context.LastOptions.ShouldBeOfType<Microsoft.DurableTask.SubOrchestrationOptions>();
        (await _adapter.CallSubOrchestrationAsync("workflow", "in", new SubOrchestrationOptions("child"))).ShouldBe(CallResult.Fail("Type", "no"));

        options.InstanceId.ShouldBe("child");
        options.Version!.Value.Version.ShouldBe("2");
        _context.LastOptions!.Version.ShouldBeNull();
    }

    [Fact]
    public async Task WaitForExternalEvent_InTheLastBatch_SendsItToTheNextGeneration()
    {
        var first = _adapter.WaitForExternalEventAsync("mailbox");
        _context.Waiters["mailbox"].SetResult("one");
        (await first).ShouldBe("one");
        var second = _adapter.WaitForExternalEventAsync("mailbox");

        _adapter.ContinueAsNew("next");
        _context.Waiters["mailbox"].SetResult("two");
        await second;

        _context.Calls.ShouldBe(["continue next True", "send run mailbox two"]);
    }

    [Fact]
    public async Task CreateTimer_Cancelled_EndsCancelled()
    {
        await Should.ThrowAsync<OperationCanceledException>(
            () => _adapter.CreateTimerAsync(new DateTimeOffset(2026, 1, 1, 2, 0, 0, TimeSpan.FromHours(2)), CancellationToken.None));

        _context.Calls.ShouldBe(["timer 2026-01-01T00:00:00.0000000Z"]);
    }

    [Fact]
    public async Task Entities_CalledAndSignalled_GoToTheReducer()
    {
        _context.FakeEntities.Answer = ResultEnvelope.Pack(CallResult.Fail("busy", "later"));

        (await _adapter.CallEntityAsync(new EntityId("memory", "a/b"), "read", "x")).ShouldBe(CallResult.Fail("busy", "later"));
        _adapter.SignalEntity(new EntityId("memory", "k"), "write", "y");
        _context.FakeEntities.Answer = null;
        (await _adapter.CallEntityAsync(new EntityId("memory", "k"), "read", null)).ShouldBe(CallResult.Fail("Bad", "no"));

        _context.FakeEntities.Calls.Take(2).ShouldBe(["call reducer memory/a/b read x", "signal reducer memory/k write y"]);
    }

    private static LogEntry Entry(long seq) => new(seq, DateTimeOffset.UnixEpoch, "n", 1, new NodeStarted("agent"));

    private static TaskFailureDetails Details(string type, string message) => new(type, message, null, null, null);

    private ActivityEnvelope Envelope(int call) => ActivityEnvelope.Unpack(_context.Calls[call]["activity tool ".Length..]);
}
