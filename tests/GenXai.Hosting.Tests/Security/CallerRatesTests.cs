using GenXai.Activities.Resilience.Sqlite;
using GenXai.Hosting.Security;
using Shouldly;
using Xunit;

namespace GenXai.Hosting.Tests.Security;

/// <summary>Two processes on one file, played by two objects that share nothing else.</summary>
public sealed class CallerRatesTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("genxai-rates-").FullName;
    private readonly SetTime _time = new();

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    [Theory]
    [InlineData(5)]
    [InlineData(100)]
    [InlineData(450)]
    public async Task Take_InTwoProcesses_AdmitsTheRateTogether(int rate)
    {
        var (first, second) = (Open(rate), Open(rate));

        var admitted = await CountAsync([first, second], 3 * rate);

        // Whole blocks are counted, so that a rate may lose what is over.
        admitted.ShouldBeInRange(rate - (rate / 20), rate);
        _time.Now += TimeSpan.FromSeconds(61);
        (await CountAsync([second, first], 3 * rate)).ShouldBe(admitted);
    }

    [Fact]
    public async Task Take_OfSeveralCallers_CountsEachAlone()
    {
        var rates = Open(2);

        (await CountAsync([rates], 10, "ann")).ShouldBe(2);
        (await CountAsync([rates], 10, "bob")).ShouldBe(2);
        (await rates.TakeAsync("ann", TestContext.Current.CancellationToken)).ShouldBe(TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task Take_OfABlockThatIsOld_TakesAnother()
    {
        var (first, second) = (Open(40), Open(40));
        await first.TakeAsync("ann", TestContext.Current.CancellationToken);
        (await CountAsync([second], 100)).ShouldBe(38, "the first process holds a block of two");

        _time.Now += TimeSpan.FromSeconds(6);

        (await first.TakeAsync("ann", TestContext.Current.CancellationToken)).ShouldNotBeNull("its block is lost, and there is none left");
    }

    private static async Task<int> CountAsync(IReadOnlyList<CallerRates> processes, int requests, string caller = "ann")
    {
        var admitted = 0;
        for (var request = 0; request < requests; request++)
        {
            admitted += await processes[request % processes.Count].TakeAsync(caller, TestContext.Current.CancellationToken) is null ? 1 : 0;
        }

        return admitted;
    }

    private CallerRates Open(int rate) => new(new SqliteLeaseStore(Path.Combine(_folder, "limits.db")), rate, _time);

    private sealed class SetTime : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
