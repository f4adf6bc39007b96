using GenXai.Activities.Resilience.Limits;
using GenXai.Activities.Resilience.Sqlite;
using Shouldly;
using Xunit;

namespace GenXai.Activities.Tests.Resilience;

public sealed class LeaseStoreTests : IDisposable
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly string _folder = Directory.CreateTempSubdirectory("genxai").FullName;

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task TryAcquire_Full_WaitsForAPlaceOrTheEndOfALease(bool sqlite)
    {
        var store = Store(sqlite);
        var limit = new DeploymentLimit("d", 2, null);
        var first = (await AskAsync(store, limit, 0)).LeaseId!;
        (await AskAsync(store, limit, 1)).LeaseId.ShouldNotBeNull();
        var full = await AskAsync(store, limit, 2);
        full.LeaseId.ShouldBeNull();
        full.Wait.ShouldBe(TimeSpan.FromSeconds(28));
        (await AskAsync(store, limit with { Deployment = "other" }, 2)).LeaseId.ShouldNotBeNull();

        await store.ReleaseAsync(first);
        (await AskAsync(store, limit, 3)).LeaseId.ShouldNotBeNull();
        (await AskAsync(store, limit, 30)).LeaseId.ShouldBeNull();
        (await AskAsync(store, limit, 31)).LeaseId.ShouldNotBeNull();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Renew_Lease_LivesOn(bool sqlite)
    {
        var store = Store(sqlite);
        var limit = new DeploymentLimit("d", 1, null);
        var lease = (await AskAsync(store, limit, 0)).LeaseId!;
        await store.RenewAsync(lease, Start.AddSeconds(20), TestContext.Current.CancellationToken);

        (await AskAsync(store, limit, 49)).LeaseId.ShouldBeNull();
        (await AskAsync(store, limit, 50)).LeaseId.ShouldNotBeNull();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task TryAcquire_RequestsPerMinute_CountsTheLastMinute(bool sqlite)
    {
        var store = Store(sqlite);
        var limit = new DeploymentLimit("d", null, 2);
        await AskAsync(store, limit, 0);
        await AskAsync(store, limit, 10);

        (await AskAsync(store, limit, 20)).Wait.ShouldBe(TimeSpan.FromSeconds(40));
        (await AskAsync(store, limit, 60)).LeaseId.ShouldNotBeNull();
        (await AskAsync(store, limit, 61)).Wait.ShouldBe(TimeSpan.FromSeconds(9));
    }

    private static Task<LeaseAnswer> AskAsync(ILeaseStore store, DeploymentLimit limit, int second) =>
        store.TryAcquireAsync(limit, Start.AddSeconds(second), TestContext.Current.CancellationToken);

    private ILeaseStore Store(bool sqlite) => sqlite ? new SqliteLeaseStore(Path.Combine(_folder, "limits.db")) : new MemoryLeaseStore();
}
