using System.Collections.Concurrent;
using System.Text.Json;
using GenXai.Hosting.Client;
using GenXai.Hosting.Embedded;
using GenXai.Hosting.Embedded.Time;
using GenXai.Workflows.Batches;
using GenXai.Workflows.Contracts;
using GenXai.Workflows.Contracts.Batches;
using GenXai.Workflows.Contracts.Log.Child;
using GenXai.Workflows.Orchestration;
using Shouldly;
using Xunit;

namespace GenXai.Integration.Tests.Batches;

/// <summary>The orchestrations of batches alone, in virtual time, rebuilt from their history at every step.</summary>
public sealed class BatchOrchestrationTests
{
    private readonly ConcurrentDictionary<string, string> _ended = new(StringComparer.Ordinal);
    private readonly List<BatchCallbackRequest> _callbacks = [];
    private Func<BatchCallbackRequest, BatchCallbackOutcome> _receiver = request => new BatchCallbackOutcome(true, request.Attempt, null);
    private Func<int, bool> _tells = _ => true;
    private Func<int, bool> _waits = _ => false;
    private Func<IOrchestrationClient, int, Task> _onStart = (_, _) => Task.CompletedTask;
    private int _mostAtOnce;
    private int _collects;

    [Theory]
    [InlineData(1, 1, 200, 1)]
    [InlineData(37, 5, 200, 5)]
    [InlineData(450, 20, 200, 20)]
    [InlineData(450, 400, 200, 200)]
    [InlineData(700, 3, 700, 3)]
    public async Task Batch_OfManyItems_StaysWithinItsBoundAndCountsAll(int items, int concurrency, int partSize, int atOnce)
    {
        var output = await RunAsync(items, concurrency, partSize);

        output.Status.ShouldBe(RunStatuses.Completed);
        output.Counts.Completed.ShouldBe(items);
        _ended.Count.ShouldBe(items);
        _mostAtOnce.ShouldBe(atOnce);
        _collects.ShouldBe(((items + partSize - 1) / partSize) + 1, "one failed");
    }

    [Fact]
    public async Task Batch_WithRunsThatEndWithoutAWord_FindsThem()
    {
        _tells = index => index % 3 != 0;

        var output = await RunAsync(30, 4);

        output.Counts.Completed.ShouldBe(30);
    }

    [Fact]
    public async Task Batch_WhoseReceiverIsBusy_CallsBackAgain()
    {
        _receiver = request => request.Attempt < 4
            ? new BatchCallbackOutcome(false, request.Attempt, "busy", Transient: true)
            : new BatchCallbackOutcome(true, request.Attempt, null);

        var output = await RunAsync(3, 3);

        output.Callback.ShouldBe(new BatchCallbackOutcome(true, 4, null));
        _callbacks.Select(callback => callback.Attempt).ShouldBe([1, 2, 3, 4]);
        _callbacks.ShouldAllBe(callback => callback.Body.Counts.Completed == 3);
    }

    [Fact]
    public async Task Batch_WhoseReceiverRefuses_CompletesAllTheSame()
    {
        _receiver = request => new BatchCallbackOutcome(false, request.Attempt, "a private address");

        var output = await RunAsync(2, 2);

        output.Status.ShouldBe(RunStatuses.Completed);
        output.Callback.ShouldBe(new BatchCallbackOutcome(false, 1, "a private address"));
    }

    [Fact]
    public async Task Batch_WithRunsThatWaitForPeople_StartsOthersMeanwhile()
    {
        // They are answered when the last item has begun: with their places held it never would.
        _waits = index => index < 5;
        _onStart = async (client, index) =>
        {
            foreach (var waiting in Enumerable.Range(0, index == 11 ? 5 : 0))
            {
                await TellAsync(client, waiting / 4, Ended(waiting));
            }
        };

        var output = await RunAsync(12, 2, partSize: 4);

        output.Status.ShouldBe(RunStatuses.Completed);
        output.Counts.Completed.ShouldBe(12);
        _mostAtOnce.ShouldBe(2);
    }

    [Fact]
    public async Task Batch_ThatIsCancelled_StartsNoMoreAndCallsBack()
    {
        _waits = index => index == 1;
        _onStart = async (client, index) =>
        {
            if (index == 3)
            {
                await client.RaiseEventAsync("b", WorkflowEngine.Mailbox, Text(new MailboxMessage { Id = "cancel", Kind = MessageKinds.Cancel, Reason = "wrong file" }));
                await TellAsync(client, 0, Ended(1));
            }
        };

        var output = await RunAsync(9, 1, partSize: 3);

        output.Status.ShouldBe(RunStatuses.Terminated);
        output.Error.ShouldBe("wrong file");
        _ended.ContainsKey(BatchNames.RunId("b", 6)).ShouldBeFalse("the third part began after the batch was cancelled");
        _callbacks.ShouldHaveSingleItem().Body.Status.ShouldBe(RunStatuses.Terminated);
    }

    private async Task<BatchOutput> RunAsync(int items, int concurrency, int partSize = 200)
    {
        var clock = new VirtualClock(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
        await using var host = await EmbeddedHost.OpenAsync(new EmbeddedOptions
        {
            Clock = clock,
            ReplayAlways = true,
            Program = services => new EmbeddedProgram
            {
                Orchestrators =
                [
                    new OrchestratorRegistration(BatchNames.Batch, BatchNames.Version, new BatchOrchestrator()),
                    new OrchestratorRegistration(BatchNames.Part, BatchNames.Version, new BatchPartOrchestrator()),
                ],
                Activities = Activities(services),
            },
        });
        var batch = new BatchInput
        {
            BatchId = "b",
            Workflow = "w",
            Definition = "sha256:0",
            WorkflowKey = "w.yaml",
            Items = "b/items/",
            Count = items,
            PartSize = partSize,
            Concurrency = concurrency,
            Callback = new BatchCallback("https://example.com", "GENXAI_CALLBACK_SECRET"),
        };
        await host.Client.ScheduleAsync(new ScheduleRequest(
            BatchNames.Batch, "b", JsonSerializer.Serialize(batch, BatchJsonContext.Default.BatchInput)));
        var state = await host.Client.WaitForChangeAsync("b", s => s.IsEnded).WaitAsync(TimeSpan.FromSeconds(60));
        state!.Failure.ShouldBeNull();
        return JsonSerializer.Deserialize(state.Output!, BatchJsonContext.Default.BatchOutput)!;
    }

    // Runs are played: each ends when it was started, in an order of its own, and tells its part or not.
    private IReadOnlyList<IActivity> Activities(EmbeddedServices services) =>
    [
        new Played(BatchNames.Start, async (instanceId, payload) =>
        {
            var request = JsonSerializer.Deserialize(payload, BatchJsonContext.Default.BatchStartRequest)!;
            _mostAtOnce = request.Part is null ? _mostAtOnce : Math.Max(_mostAtOnce, request.Count);
            for (var number = request.From; number < request.From + request.Count; number++)
            {
                await (request.Part is { } part
                    ? StartRunAsync(services, instanceId, (part * request.Batch.PartSize) + number)
                    : services.Client.ScheduleAsync(new ScheduleRequest(
                        BatchNames.Part,
                        BatchNames.PartId("b", number),
                        JsonSerializer.Serialize(new BatchPartInput(request.Batch, number), BatchJsonContext.Default.BatchPartInput))));
            }

            return null;
        }),
        new Played(BatchNames.Look, (_, payload) =>
        {
            var request = JsonSerializer.Deserialize(payload, BatchJsonContext.Default.BatchLookRequest)!;
            var ended = request.Ids.Where(_ended.ContainsKey).Select(id => new BatchChildEnd(id, RunStatuses.Completed));
            return Task.FromResult<string?>(JsonSerializer.Serialize(new BatchLookResult([.. ended]), BatchJsonContext.Default.BatchLookResult));
        }),
        new Played(BatchNames.Collect, (_, payload) =>
        {
            // A store that is away once is asked again.
            if (Interlocked.Increment(ref _collects) == 1)
            {
                throw new IOException("the store is away");
            }

            var request = JsonSerializer.Deserialize(payload, BatchJsonContext.Default.BatchCollectRequest)!;
            return Task.FromResult<string?>(JsonSerializer.Serialize(
                new BatchCounts(request.Batch.CountOf(request.Part), 0, 0), BatchJsonContext.Default.BatchCounts));
        }),
        new Played(BatchNames.CallBack, (_, payload) =>
        {
            var request = JsonSerializer.Deserialize(payload, BatchJsonContext.Default.BatchCallbackRequest)!;
            _callbacks.Add(request);
            return Task.FromResult<string?>(JsonSerializer.Serialize(_receiver(request), BatchJsonContext.Default.BatchCallbackOutcome));
        }),
    ];

    private static string Text(MailboxMessage message) => JsonSerializer.Serialize(message, ContractsJsonContext.Default.MailboxMessage);

    private static MailboxMessage Ended(int index) => new()
    {
        Id = BatchNames.RunId("b", index) + ":ended",
        Kind = MessageKinds.Child,
        ChildId = BatchNames.RunId("b", index),
        Outcome = new ChildOutcome(RunStatuses.Completed, null, null, Transient: false, RunUsage.None, 0),
    };

    private static Task<bool> TellAsync(IOrchestrationClient client, int part, MailboxMessage message) =>
        client.RaiseEventAsync(BatchNames.PartId("b", part), WorkflowEngine.Mailbox, Text(message));

    private async Task<bool> StartRunAsync(EmbeddedServices services, string partId, int index)
    {
        var id = BatchNames.RunId("b", index);
        await _onStart(services.Client, index);
        if (_waits(index))
        {
            var waiting = new MailboxMessage { Id = id + ":waiting", Kind = MessageKinds.ChildWaiting, ChildId = id, Waiting = true };
            return await services.Client.RaiseEventAsync(partId, WorkflowEngine.Mailbox, Text(waiting));
        }

        _ended[id] = RunStatuses.Completed;
        return !_tells(index) || await services.Client.RaiseEventAsync(partId, WorkflowEngine.Mailbox, Text(Ended(index)));
    }

    private sealed class Played(string name, Func<string, string, Task<string?>> play) : IActivity
    {
        public string Name => name;

        public Task<string?> RunAsync(string instanceId, string payload, CancellationToken cancellationToken) => play(instanceId, payload);
    }
}
