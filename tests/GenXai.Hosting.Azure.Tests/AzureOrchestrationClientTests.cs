using GenXai.Hosting.Azure.Durable;
using GenXai.Hosting.Azure.Engines;
using GenXai.Hosting.Azure.Runs;
using GenXai.Hosting.Azure.Storage;
using GenXai.Hosting.Client;
using GenXai.Workflows.Contracts.Log;
using GenXai.Workflows.Contracts.Log.Node;
using Microsoft.Extensions.Time.Testing;
using Shouldly;
using Xunit;

namespace GenXai.Hosting.Azure.Tests;

public sealed class AzureOrchestrationClientTests(Azurite azurite)
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 5, 1, 23, 59, 50, TimeSpan.Zero));

    [Fact]
    public async Task Schedule_AnIdInUse_ChangesNothing()
    {
        var (client, instances, _) = await OpenAsync();

        (await client.ScheduleAsync(Request("a", "one"))).ShouldBeTrue();
        instances.Set("a", OrchestrationStatus.Completed, output: "done");
        (await client.ScheduleAsync(Request("a", "two"))).ShouldBeFalse();

        instances.Calls.ShouldBe(["start workflow 1 a one"]);
        (await client.GetAsync("a"))!.Output.ShouldBe("done");
    }

    [Fact]
    public async Task Restart_AnEndedRun_StartsItUnderItsIdAndListsItAsAtWork()
    {
        var (client, instances, _) = await OpenAsync();
        await client.ScheduleAsync(Request("a", "one"));
        (await client.RestartAsync("a", "two")).ShouldBeFalse();
        instances.Set("a", OrchestrationStatus.Completed, output: "done");
        (await client.GetAsync("a"))!.IsEnded.ShouldBeTrue();

        instances.LooksBeforeItBegins = 0;
        (await client.RestartAsync("a", "two")).ShouldBeTrue();

        instances.Calls.ShouldBe(["start workflow 1 a one", "start workflow 1 a two"]);
        var atWork = new OrchestrationQuery { Statuses = [OrchestrationStatus.Pending, OrchestrationStatus.Running] };
        (await client.QueryAsync(atWork)).Items.ShouldHaveSingleItem().Id.ShouldBe("a");
        (await client.RestartAsync("nobody", "x")).ShouldBeFalse();
    }

    [Fact]
    public async Task Restart_WaitsUntilTheRunHasBegun()
    {
        var (_, instances, stores) = await OpenAsync();
        var client = new AzureOrchestrationClient(instances, stores.Runs, stores.Log, stores.Payloads, TimeProvider.System);
        await client.ScheduleAsync(Request("a", "one"));
        instances.Set("a", OrchestrationStatus.Completed);
        instances.LooksBeforeItBegins = 2;

        (await client.RestartAsync("a", "two")).ShouldBeTrue();

        instances.Instances["a"].Status.ShouldBe(OrchestrationStatus.Running);
    }

    [Fact]
    public async Task Restart_OfARunThatDoesNotBegin_DoesNotWaitForEver()
    {
        var (client, instances, _) = await OpenAsync();
        await client.ScheduleAsync(Request("a", "one"));
        instances.Set("a", OrchestrationStatus.Completed);

        var restart = client.RestartAsync("a", "two");

        // Time moves on until the wait has ended: one step could come before the wait has set its timer.
        while (!restart.IsCompleted)
        {
            _time.Advance(TimeSpan.FromSeconds(2));
            await Task.Yield();
        }

        (await restart).ShouldBeTrue();
        instances.Instances["a"].Status.ShouldBe(OrchestrationStatus.Pending);
    }

    [Fact]
    public async Task Schedule_ManyAtOnceUnderOneId_StartsOne()
    {
        var (client, instances, stores) = await OpenAsync();

        var taken = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => client.ScheduleAsync(Request("a"))));

        taken.Count(t => t).ShouldBe(1);
        instances.Calls.Count.ShouldBe(1);
        (await stores.Runs.PendingAsync(DateTimeOffset.MaxValue.AddDays(-1))).ShouldBeEmpty();
    }

    [Fact]
    public async Task Sweep_AfterAStartThatWasCutShort_StartsItOnce()
    {
        var (client, instances, stores) = await OpenAsync();
        instances.FailsToStart = true;
        await Should.ThrowAsync<IOException>(() => client.ScheduleAsync(Request("a", new string('x', 1_500_000))));
        instances.FailsToStart = false;
        var sweeper = new RunSweeper(stores.Runs, instances, _time);

        (await sweeper.SweepAsync()).ShouldBe(0);
        _time.Advance(TimeSpan.FromMinutes(2));
        (await sweeper.SweepAsync()).ShouldBe(1);
        (await sweeper.SweepAsync()).ShouldBe(0);

        instances.Instances["a"].Input!.Length.ShouldBe(1_500_000);
        (await client.QueryAsync(new OrchestrationQuery())).Items.ShouldHaveSingleItem().Id.ShouldBe("a");
    }

    [Fact]
    public async Task Query_OverDays_GivesTheNewestFirstInPages()
    {
        var (client, _, _) = await OpenAsync();
        foreach (var id in new[] { "a", "b", "c", "d", "e" })
        {
            await client.ScheduleAsync(Request(id));
            _time.Advance(TimeSpan.FromSeconds(4));
        }

        var query = new OrchestrationQuery { PageSize = 2 };
        var ids = new List<string>();
        do
        {
            var page = await client.QueryAsync(query);
            page.Items.Count.ShouldBeLessThanOrEqualTo(2);
            ids.AddRange(page.Items.Select(item => item.Id));
            query = query with { Continuation = page.Continuation };
        }
        while (query.Continuation is not null);

        ids.ShouldBe(["e", "d", "c", "b", "a"]);
    }

    [Fact]
    public async Task Query_WithFilters_GivesWhatFits()
    {
        var (client, instances, _) = await OpenAsync();
        await client.ScheduleAsync(Request("a") with { Tag = "x" });
        _time.Advance(TimeSpan.FromSeconds(1));
        await client.ScheduleAsync(Request("a-1") with { RootId = "a" });
        var middle = _time.GetUtcNow().AddDays(1);
        _time.Advance(TimeSpan.FromDays(2));
        await client.ScheduleAsync(Request("b") with { Tag = "y" });
        instances.Set("b", OrchestrationStatus.Completed);
        instances.Set("a", OrchestrationStatus.Running, """{"status":"waiting","waiting":[],"waitingCount":1}""");

        (await IdsAsync(new OrchestrationQuery())).ShouldBe(["b", "a"]);
        (await IdsAsync(new OrchestrationQuery { RootsOnly = false })).ShouldBe((string[])["b", "a-1", "a"]);
        (await IdsAsync(new OrchestrationQuery { Tag = "x" })).ShouldBe(["a"]);
        (await IdsAsync(new OrchestrationQuery { RootId = "a", RootsOnly = false })).ShouldBe(["a-1", "a"]);
        (await IdsAsync(new OrchestrationQuery { CreatedFrom = middle })).ShouldBe(["b"]);
        (await IdsAsync(new OrchestrationQuery { CreatedBefore = middle })).ShouldBe(["a"]);
        (await IdsAsync(new OrchestrationQuery { Statuses = [OrchestrationStatus.Waiting] })).ShouldBe(["a"]);
        (await IdsAsync(new OrchestrationQuery { Statuses = [OrchestrationStatus.Completed] })).ShouldBe(["b"]);
        await Should.ThrowAsync<ArgumentException>(() => client.QueryAsync(new OrchestrationQuery { Continuation = "nonsense" }));
        await Should.ThrowAsync<ArgumentException>(() => client.QueryAsync(new OrchestrationQuery { PageSize = 0 }));

        async Task<List<string>> IdsAsync(OrchestrationQuery query) => [.. (await client.QueryAsync(query)).Items.Select(item => item.Id)];
    }

    [Fact]
    public async Task Get_ARunWithoutItsInterpreter_IsSuspendedWithAMessage()
    {
        var (client, instances, _) = await OpenAsync();
        await client.ScheduleAsync(Request("a"));
        instances.Set("a", OrchestrationStatus.Running, EngineSet.UnknownStatus);

        var state = await client.GetAsync("a");

        state!.Status.ShouldBe(OrchestrationStatus.Suspended);
        state.Failure!.Message.ShouldContain("engine 1");
    }

    [Fact]
    public async Task RaiseEvent_ToWhatHasEndedOrNeverWas_IsFalse()
    {
        var (client, instances, _) = await OpenAsync();
        await client.ScheduleAsync(Request("a"));
        await client.ScheduleAsync(Request("b"));
        instances.Set("b", OrchestrationStatus.Failed);

        (await client.RaiseEventAsync("a", "mailbox", "{}")).ShouldBeTrue();
        (await client.RaiseEventAsync("b", "mailbox", "{}")).ShouldBeFalse();
        (await client.RaiseEventAsync("c", "mailbox", "{}")).ShouldBeFalse();

        instances.Calls.Last().ShouldBe("raise a mailbox {}");
    }

    [Fact]
    public async Task RaiseEventOnce_Twice_SendsOneUntilTheRunIsPurged()
    {
        var (client, instances, _) = await OpenAsync();
        await client.ScheduleAsync(Request("a"));

        (await client.RaiseEventOnceAsync("a", "mailbox", "{}", 7)).ShouldBe(RaiseOutcome.Sent);
        (await client.RaiseEventOnceAsync("a", "mailbox", "{}", 7)).ShouldBe(RaiseOutcome.SentBefore);
        (await client.RaiseEventOnceAsync("a", "mailbox", "{}", 8)).ShouldBe(RaiseOutcome.Sent);
        instances.Calls.Count(call => call == "raise a mailbox {}").ShouldBe(2);

        instances.Set("a", OrchestrationStatus.Completed);
        (await client.RaiseEventOnceAsync("a", "mailbox", "{}", 9)).ShouldBe(RaiseOutcome.Ended);
        (await client.PurgeAsync("a")).ShouldBe(PurgeOutcome.Purged);
        await client.ScheduleAsync(Request("a"));
        instances.Set("a", OrchestrationStatus.Running);
        (await client.RaiseEventOnceAsync("a", "mailbox", "{}", 7)).ShouldBe(RaiseOutcome.Sent);
    }

    [Fact]
    public async Task TerminateAndPurge_ATree_TakeItWhole()
    {
        var (client, instances, stores) = await OpenAsync();
        await client.ScheduleAsync(Request("a"));
        await client.ScheduleAsync(Request("a-1") with { RootId = "a" });
        await stores.Log.WriteAsync("a-1", [new LogEntry(1, _time.GetUtcNow(), "n", 1, new NodeStarted("agent"))]);

        (await client.PurgeAsync("a")).ShouldBe(PurgeOutcome.NotEnded);
        (await client.TerminateAsync("a", "enough")).ShouldBe(2);
        (await client.TerminateAsync("a", "enough")).ShouldBe(0);
        (await client.PurgeAsync("a")).ShouldBe(PurgeOutcome.Purged);
        (await client.PurgeAsync("a")).ShouldBe(PurgeOutcome.NotFound);

        (await client.GetAsync("a")).ShouldBeNull();
        (await client.QueryAsync(new OrchestrationQuery { RootsOnly = false })).Items.ShouldBeEmpty();
        (await stores.Log.ReadAsync("a-1", 1, 10)).ShouldBeEmpty();
        instances.Calls.TakeLast(4).ShouldBe(
            ["signal @memory@a-1/memory/0 clear ", "purge a-1", "signal @memory@a/memory/0 clear ", "purge a"]);
        (await client.ScheduleAsync(Request("a"))).ShouldBeTrue();
    }

    [Fact]
    public async Task WaitForChange_UntilItEnds_LooksAgain()
    {
        var (client, instances, _) = await OpenAsync();
        await client.ScheduleAsync(Request("a"));
        var looks = 0;

        var waiting = client.WaitForChangeAsync("a", now =>
        {
            if (++looks == 3)
            {
                instances.Set("a", OrchestrationStatus.Completed, output: "out");
            }

            return now.IsEnded;
        });

        // Time moves on until the wait has ended: one step could come before the wait has set its timer.
        while (!waiting.IsCompleted)
        {
            _time.Advance(TimeSpan.FromSeconds(2));
            await Task.Yield();
        }

        var state = await waiting;
        state!.Output.ShouldBe("out");
        (await client.WaitForChangeAsync("nobody", _ => false)).ShouldBeNull();
    }

    [Fact]
    public async Task Definitions_PutTwice_StayAsTheyWere()
    {
        var definitions = (await azurite.OpenAsync()).Definitions;

        await definitions.PutAsync("sha256:ab", "{\"x\":1}");
        await definitions.PutAsync("sha256:ab", "{\"x\":1}");

        definitions.Find("sha256:ab").ShouldBe("{\"x\":1}");
        definitions.Find("sha256:cd").ShouldBeNull();
    }

    private static ScheduleRequest Request(string id, string? input = "{}") => new("workflow", id, input) { Version = "1" };

    private async Task<(AzureOrchestrationClient Client, FakeInstances Instances, AzureStores Stores)> OpenAsync()
    {
        var stores = await azurite.OpenAsync();
        var instances = new FakeInstances(_time);
        return (new AzureOrchestrationClient(instances, stores.Runs, stores.Log, stores.Payloads, _time), instances, stores);
    }
}
