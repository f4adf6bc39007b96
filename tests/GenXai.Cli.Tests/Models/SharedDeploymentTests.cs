using System.Globalization;
using GenXai.Activities.Resilience.Limits;
using GenXai.Activities.Resilience.Sqlite;
using GenXai.Cli.Tests.Support;
using GenXai.Testing.Models;
using Microsoft.Data.Sqlite;
using Shouldly;
using Xunit;

namespace GenXai.Cli.Tests.Models;

/// <summary>What processes that share a data folder know of each other's model calls: real processes, over HTTP.</summary>
public sealed class SharedDeploymentTests : IDisposable
{
    private const int Limit = 4;
    private const int Each = 20;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);
    private readonly Sandbox _sandbox = new();

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        _sandbox.Dispose();
    }

    [Fact]
    public async Task Run_BreakerOpenedByOneProcess_IsOpenInAnotherWithinFiveSeconds()
    {
        _sandbox.Write("fails.yaml", Parallel(5));
        _sandbox.Write("again.yaml", """
            workflow:
              name: again
              agents: [{id: a, role: A, llm: gpt-4o}]
              graph:
                nodes:
                  - {id: in, type: input}
                  - {id: again, type: loop, condition: "false", max_iterations: 100000, body: {type: agent, agent: a, task: Go}}
                edges: [{from: in, to: again}]
            """);
        var asked = new TaskCompletionSource();
        await using var server = await FakeModelServer.StartAsync(request =>
        {
            if (request.Caller == 1)
            {
                return Answers.Error(500, "oops", "It broke");
            }

            asked.TrySetResult();
            return Slowly(Answers.Text("fine"));
        });
        var programs = new ModelPrograms(_sandbox, server);

        var other = programs.RunAsync(2, "run", "again.yaml", "--id", "other", "--data", "data");
        await asked.Task.WaitAsync(Patience, TestContext.Current.CancellationToken);
        var failed = await programs.RunAsync(1, "run", "fails.yaml", "--id", "fails", "--data", "data");
        var refused = await other.WaitAsync(Patience, TestContext.Current.CancellationToken);

        failed.ExitCode.ShouldBe(1, failed.Out);
        refused.ExitCode.ShouldBe(1, refused.Out);
        (refused.Out + refused.Error).ShouldContain("its circuit breaker is open");
        var opened = OpenedAt();
        var last = server.Requests.Last(request => request.Caller == 2).At;
        (last - opened).ShouldBeLessThan(TimeSpan.FromSeconds(5));
        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"the other process asked for the last time {(last - opened).TotalMilliseconds:0} ms after the breaker opened"));
    }

    [Fact]
    public async Task Run_TwoProcessesOnALimitedDeployment_NeverExceedItTogether()
    {
        _sandbox.Write("wide.yaml", Parallel(Each));
        var full = new TaskCompletionSource();
        var both = new TaskCompletionSource();
        var arrived = 0;
        FakeModelServer? server = null;
        server = await FakeModelServer.StartAsync(request =>
        {
            var number = Interlocked.Increment(ref arrived);
            if (request.Caller == 2)
            {
                both.TrySetResult();
            }

            if (number == Limit)
            {
                full.TrySetResult();
            }

            // The first ones stay until there are as many as may be, one of them until the other process has come.
            return async exchange =>
            {
                if (number <= Limit)
                {
                    await full.Task.WaitAsync(Patience);
                }

                if (number == 1)
                {
                    await both.Task.WaitAsync(Patience);
                }

                await Slowly(Answers.Text("fine"))(exchange);
            };
        });
        await using (server)
        {
            var programs = new ModelPrograms(_sandbox, server) { Catalog = """{"gpt-4o": {"max_concurrency": 4}}""" };
            var one = programs.RunAsync(1, "run", "wide.yaml", "--id", "one", "--data", "data");
            await full.Task.WaitAsync(Patience, TestContext.Current.CancellationToken);
            var two = programs.RunAsync(2, "run", "wide.yaml", "--id", "two", "--data", "data");

            var ended = await Task.WhenAll(one, two).WaitAsync(Patience, TestContext.Current.CancellationToken);
            ended.ShouldAllBe(outcome => outcome.ExitCode == 0);
            server.MostAtOnceOf("gpt-4o").ShouldBe(Limit);
            server.Keys.Count().ShouldBe(2 * Each);
            server.Keys.ShouldBeUnique(StringComparer.Ordinal);
        }
    }

    [Fact]
    public async Task Run_TwoProcessesInAFullMinute_WaitUntilThereIsRoom()
    {
        const int rate = 5;
        _sandbox.Write("two.yaml", Parallel(2));
        _sandbox.Write("three.yaml", Parallel(3));
        await using var server = await FakeModelServer.StartAsync(Answers.Text("fine"));
        var deployment = $"openai@{new Uri(server.Address).Authority}/gpt-4o";
        var before = DateTimeOffset.UtcNow - TimeSpan.FromSeconds(52);
        await AskAsync(new DeploymentLimit(deployment, null, rate), before, rate - 1);
        var programs = new ModelPrograms(_sandbox, server) { Catalog = """{"gpt-4o": {"requests_per_minute": 5}}""" };

        var ended = await Task.WhenAll(
            programs.RunAsync(1, "run", "two.yaml", "--data", "data"),
            programs.RunAsync(2, "run", "three.yaml", "--data", "data")).WaitAsync(Patience, TestContext.Current.CancellationToken);

        ended.ShouldAllBe(outcome => outcome.ExitCode == 0);
        server.Requests.Count.ShouldBe(rate);
        // Four stood in the minute already; so one had room, and the others came when those had left it.
        server.Requests.Count(request => request.At < before + DeploymentLimit.Window).ShouldBeLessThanOrEqualTo(1);
    }

    // Requests of some other process, some time ago.
    private async Task AskAsync(DeploymentLimit limit, DateTimeOffset at, int times)
    {
        var store = new SqliteLeaseStore(Path.Combine(_sandbox.Folder, "data", "limits.db"));
        for (var i = 0; i < times; i++)
        {
            var answer = await store.TryAcquireAsync(limit, at, TestContext.Current.CancellationToken);
            await store.ReleaseAsync(answer.LeaseId.ShouldNotBeNull());
        }
    }

    private DateTimeOffset OpenedAt()
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(_sandbox.Folder, "data", "breaker.db")};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT opened_at FROM breakers";
        return DateTimeOffset.FromUnixTimeMilliseconds((long)command.ExecuteScalar()!);
    }

    private static ModelAnswer Slowly(ModelAnswer answer) => async exchange =>
    {
        await Task.Delay(20);
        await answer(exchange);
    };

    private static string Parallel(int agents)
    {
        var ids = Enumerable.Range(1, agents).Select(number => string.Create(CultureInfo.InvariantCulture, $"a{number}")).ToList();
        return $$"""
            workflow:
              name: wide
              agents: [{id: a, role: A, goal: Go, llm: gpt-4o}]
              graph:
                nodes: [{id: in, type: input}, {{string.Join(", ", ids.Select(id => $"{{id: {id}, type: agent, agent: a}}"))}}]
                edges: [{{string.Join(", ", ids.Select(id => $"{{from: in, to: {id}, parallel: true}}"))}}]
            """;
    }
}
