using System.Text.Json;
using GenXai.Activities.Resilience.Breakers;
using GenXai.Activities.Resilience.Limits;
using GenXai.Hosting.Azure.Models;
using Shouldly;
using Xunit;

namespace GenXai.Hosting.Azure.Tests.Models;

/// <summary>What instances of the app know together of model deployments.</summary>
public sealed class SharedDeploymentTests(Azurite azurite)
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task TryAcquire_ManyAtOnce_NeverGivesMoreThanTheLimit()
    {
        var store = (await azurite.OpenAsync()).Leases;
        var limit = new DeploymentLimit("openai@host/gpt-4o", 4, null);

        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => AskAsync(store, limit, 0)));

        var held = answers.Where(answer => answer.LeaseId is not null).Select(answer => answer.LeaseId!).ToList();
        held.Count.ShouldBe(4);
        held.ShouldBeUnique(StringComparer.Ordinal);
        answers.First(answer => answer.LeaseId is null).Wait.ShouldBe(DeploymentLimit.LeaseDuration);
        (await AskAsync(store, limit with { Deployment = "other" }, 0)).LeaseId.ShouldNotBeNull();

        await store.ReleaseAsync(held[0]);
        (await AskAsync(store, limit, 1)).LeaseId.ShouldNotBeNull();
        (await AskAsync(store, limit, 1)).LeaseId.ShouldBeNull();
    }

    [Fact]
    public async Task Renew_Lease_LivesOnAndOthersEnd()
    {
        var store = (await azurite.OpenAsync()).Leases;
        var limit = new DeploymentLimit("d", 1, null);
        var lease = (await AskAsync(store, limit, 0)).LeaseId!;
        await store.RenewAsync(lease, Start.AddSeconds(20), TestContext.Current.CancellationToken);

        (await AskAsync(store, limit, 49)).LeaseId.ShouldBeNull();
        (await AskAsync(store, limit, 50)).LeaseId.ShouldNotBeNull();
        await store.ReleaseAsync(lease);
        (await AskAsync(store, limit, 51)).LeaseId.ShouldBeNull();
    }

    [Fact]
    public async Task TryAcquire_RequestsPerMinute_CountsTheLastMinute()
    {
        var store = (await azurite.OpenAsync()).Leases;
        var limit = new DeploymentLimit("d", null, 3);
        await AskAsync(store, limit, 0);
        await AskAsync(store, limit, 0);
        await AskAsync(store, limit, 20);

        var full = await AskAsync(store, limit, 30);
        full.LeaseId.ShouldBeNull();
        full.Wait.ShouldBe(TimeSpan.FromSeconds(31));
        (await AskAsync(store, limit, 60)).LeaseId.ShouldBeNull();
        (await AskAsync(store, limit, 61)).LeaseId.ShouldNotBeNull();
        (await AskAsync(store, limit, 61)).LeaseId.ShouldNotBeNull();
        (await AskAsync(store, limit, 61)).LeaseId.ShouldBeNull();
    }

    [Fact]
    public async Task Breaker_FailuresOfSeveralInstances_OpenItForAll()
    {
        var one = await azurite.OpenAsync("breakers");
        var two = await azurite.OpenAsync("breakers");
        await Task.WhenAll(Enumerable.Range(0, BreakerState.Threshold).Select(number =>
            (number % 2 == 0 ? one : two).Breakers.UpdateAsync("d/x", state => state.Failed(Start), TestContext.Current.CancellationToken)));

        (await two.Breakers.ReadAsync("d/x", TestContext.Current.CancellationToken)).ShouldBe(new BreakerState(5, Start, null));
        (await one.Breakers.ReadAsync("d/y", TestContext.Current.CancellationToken)).ShouldBe(BreakerState.Closed);
        var change = await one.Breakers.UpdateAsync("d/x", _ => BreakerState.Closed, TestContext.Current.CancellationToken);
        change.Before.OpenedAt.ShouldBe(Start);
        (await two.Breakers.ReadAsync("d/x", TestContext.Current.CancellationToken)).ShouldBe(BreakerState.Closed);
    }

    [Fact]
    public void Rows_AsStored_AreVersionOne()
    {
        var use = new DeploymentUse().Acquire(new DeploymentLimit("d", 1, 1), "id", Start).After;
        var breaker = BreakerRow.Of(new BreakerState(5, Start, Start.AddSeconds(60)));

        JsonSerializer.Serialize(use, ModelRowsJsonContext.Default.DeploymentUse)
            .ShouldBe("""{"schemaVersion":1,"leases":[{"id":"id","until":1767225630000}],"requests":[{"at":1767225601000,"count":1}]}""");
        JsonSerializer.Serialize(breaker, ModelRowsJsonContext.Default.BreakerRow)
            .ShouldBe("""{"schemaVersion":1,"failures":5,"openedAt":"2026-01-01T00:00:00+00:00","probeAt":"2026-01-01T00:01:00+00:00"}""");
    }

    private static Task<LeaseAnswer> AskAsync(TableLeaseStore store, DeploymentLimit limit, double seconds) =>
        store.TryAcquireAsync(limit, Start.AddSeconds(seconds), TestContext.Current.CancellationToken);
}
