using GenXai.Hosting.Client;
using GenXai.Hosting.Conformance;
using GenXai.Hosting.Embedded.Tests.Conformance;
using GenXai.Workflows.Orchestration;
using Shouldly;
using Xunit;

namespace GenXai.Hosting.Embedded.Tests.Dispatch;

/// <summary>The engine makes lone activities on its own thread; none of them may hold it up.</summary>
public sealed class EngineThreadsTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("genxai-test-");
    private readonly ManualResetEventSlim _released = new();
    private readonly SemaphoreSlim _entered = new(0);
    private readonly ConformanceProgram _program;

    public EngineThreadsTests() => _program = new ConformanceProgram()
        .Activity("block", (input, token) =>
        {
            _entered.Release();
            _released.Wait(token);
            return Task.FromResult<string?>(input);
        })
        .Orchestrator("blocked", async (c, _) => (await c.CallActivityAsync("block", ActivityInput.Of("x"))).Value)
        .Orchestrator("chain", async (c, _) =>
        {
            for (var i = 0; i < 50; i++)
            {
                await c.CallActivityAsync("echo", ActivityInput.Of("x"));
            }

            return "done";
        })
        .Orchestrator("timed", async (c, _) =>
        {
            await c.CreateTimerAsync(c.CurrentUtcTime.AddMilliseconds(100), CancellationToken.None);
            return "done";
        });

    public void Dispose()
    {
        _folder.Delete(recursive: true);
        _released.Dispose();
        _entered.Dispose();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public async Task Activities_ThatKeepTheirThreads_HoldNothingUp(int blocked)
    {
        await using var host = await OpenAsync();
        await host.Client.ScheduleAsync(new ScheduleRequest("chain", "before", null));
        await EndOfAsync(host, "before");
        for (var i = 0; i < blocked; i++)
        {
            await host.Client.ScheduleAsync(new ScheduleRequest("blocked", $"blocked{i}", null));
            (await _entered.WaitAsync(Patience)).ShouldBeTrue();
        }

        await host.Client.ScheduleAsync(new ScheduleRequest("chain", "meanwhile", null));
        (await EndOfAsync(host, "meanwhile")).ShouldBe("done");
        _released.Set();

        for (var i = 0; i < blocked; i++)
        {
            (await EndOfAsync(host, $"blocked{i}")).ShouldBe("x");
        }
    }

    [Fact]
    public async Task Timer_ThatIsDueWhileAnActivityKeepsTheThread_Fires()
    {
        await using var host = await OpenAsync();
        await host.Client.ScheduleAsync(new ScheduleRequest("chain", "before", null));
        await EndOfAsync(host, "before");
        await host.Client.ScheduleAsync(new ScheduleRequest("timed", "timed", null));
        await host.Client.ScheduleAsync(new ScheduleRequest("blocked", "blocked", null));
        (await _entered.WaitAsync(Patience)).ShouldBeTrue();

        (await EndOfAsync(host, "timed")).ShouldBe("done");
        _released.Set();
        (await EndOfAsync(host, "blocked")).ShouldBe("x");
    }

    [Fact]
    public async Task Dispose_WhileAnActivityKeepsTheThread_Ends()
    {
        var host = await OpenAsync();
        await host.Client.ScheduleAsync(new ScheduleRequest("chain", "before", null));
        await EndOfAsync(host, "before");
        await host.Client.ScheduleAsync(new ScheduleRequest("blocked", "blocked", null));
        (await _entered.WaitAsync(Patience)).ShouldBeTrue();

        await host.DisposeAsync().AsTask().WaitAsync(Patience);

        _released.Set();
        await using var again = await OpenAsync();
        (await EndOfAsync(again, "blocked")).ShouldBe("x");
    }

    private static async Task<string?> EndOfAsync(EmbeddedHost host, string id) =>
        (await host.Client.WaitForChangeAsync(id, state => state.IsEnded).WaitAsync(Patience))?.Output;

    private Task<EmbeddedHost> OpenAsync() => EmbeddedHost.OpenAsync(new EmbeddedOptions
    {
        Program = _ => EmbeddedConformanceHost.ProgramOf(_program),
        DataFolder = _folder.FullName,
    });
}
