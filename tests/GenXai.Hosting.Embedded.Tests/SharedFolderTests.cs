using GenXai.Hosting.Client;
using GenXai.Hosting.Conformance;
using GenXai.Hosting.Embedded.Tests.Conformance;
using Shouldly;
using Xunit;

namespace GenXai.Hosting.Embedded.Tests;

public sealed class SharedFolderTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("genxai-test-");
    private readonly ConformanceProgram _program = new ConformanceProgram().Orchestrator(
        "main", async (c, _) => await c.WaitForExternalEventAsync("go"));

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task RaiseEvent_FromAnotherHost_ReachesTheOneThatDrives()
    {
        await using var driver = await OpenAsync(DriveScope.All);
        await using var other = await OpenAsync(DriveScope.Own);
        await driver.Client.ScheduleAsync(new ScheduleRequest("main", "i", null));
        (await other.Client.RaiseEventAsync("i", "go", "x")).ShouldBeTrue();

        var state = await other.Client.WaitForChangeAsync("i", s => s.IsEnded).WaitAsync(Patience);
        state.ShouldNotBeNull().Output.ShouldBe("x");
        (await other.ClaimAsync("i")).ShouldBe(0);
    }

    [Fact]
    public async Task Schedule_ByHostsSideBySide_RunsEveryInstanceOnce()
    {
        var program = new ConformanceProgram().Orchestrator(
            "work", async (c, input) => (await c.CallActivityAsync("echo", Workflows.Orchestration.ActivityInput.Of(input!))).Value);
        await using var first = await OpenAsync(DriveScope.All, program);
        await using var second = await OpenAsync(DriveScope.All, program);
        var runs = Enumerable.Range(0, 100).Select(async i =>
        {
            var (starter, watcher) = i % 2 == 0 ? (first, second) : (second, first);
            await starter.Client.ScheduleAsync(new ScheduleRequest("work", $"i{i}", $"{i}"));
            return (await watcher.Client.WaitForChangeAsync($"i{i}", s => s.IsEnded).WaitAsync(Patience))!.Output;
        });

        (await Task.WhenAll(runs)).ShouldBe(Enumerable.Range(0, 100).Select(i => $"{i}"));
        program.Executed.Count.ShouldBe(100);
    }

    [Fact]
    public async Task Abandon_OfTheDriver_IsTakenOverByAnother()
    {
        await using var dead = await OpenAsync(DriveScope.All);
        await using var heir = await OpenAsync(DriveScope.All);
        await dead.Client.ScheduleAsync(new ScheduleRequest("main", "i", null));
        await dead.AbandonAsync();
        await heir.Client.RaiseEventAsync("i", "go", "x");

        var state = await heir.Client.WaitForChangeAsync("i", s => s.IsEnded).WaitAsync(Patience);
        state.ShouldNotBeNull().Output.ShouldBe("x");
    }

    [Fact]
    public async Task Claim_OfATreeThatNobodyDrives_TakesItUp()
    {
        await using (var first = await OpenAsync(DriveScope.Own))
        {
            await first.Client.ScheduleAsync(new ScheduleRequest("main", "i", null));
        }

        await using var second = await OpenAsync(DriveScope.Own);
        await second.Client.RaiseEventAsync("i", "go", "x");
        (await second.ClaimAsync("unknown")).ShouldBe(0);
        (await second.ClaimAsync("i")).ShouldBe(1);

        var state = await second.Client.WaitForChangeAsync("i", s => s.IsEnded).WaitAsync(Patience);
        state.ShouldNotBeNull().Output.ShouldBe("x");
    }

    [Fact]
    public async Task Terminate_FromAnotherHost_EndsTheInstance()
    {
        await using var driver = await OpenAsync(DriveScope.All);
        await using var other = await OpenAsync(DriveScope.Own);
        await driver.Client.ScheduleAsync(new ScheduleRequest("main", "i", null));
        (await other.Client.TerminateAsync("i", "enough")).ShouldBe(1);

        var state = await driver.Client.WaitForChangeAsync("i", s => s.IsEnded).WaitAsync(Patience);
        state.ShouldNotBeNull().Status.ShouldBe(OrchestrationStatus.Terminated);
        (await driver.Client.RaiseEventAsync("i", "go", "x")).ShouldBeFalse();
    }

    [Fact]
    public async Task Open_LetGoBySize_ReadsInstancesAgain()
    {
        await using var host = await EmbeddedHost.OpenAsync(Options(DriveScope.All, _program) with { MaxLiveBytes = 1 });
        for (var i = 0; i < 20; i++)
        {
            await host.Client.ScheduleAsync(new ScheduleRequest("main", $"i{i}", null));
        }

        for (var i = 0; i < 20; i++)
        {
            await host.Client.RaiseEventAsync($"i{i}", "go", $"{i}");
            var state = await host.Client.WaitForChangeAsync($"i{i}", s => s.IsEnded).WaitAsync(Patience);
            state.ShouldNotBeNull().Output.ShouldBe($"{i}");
        }
    }

    [Fact]
    public async Task Definitions_ArePutOnceAndFoundAgain()
    {
        await using (var host = await OpenAsync(DriveScope.All))
        {
            await host.Definitions.PutAsync("sha256:a", "text");
            await host.Definitions.PutAsync("sha256:a", "other");
        }

        await using var again = await OpenAsync(DriveScope.All);
        again.Definitions.Find("sha256:a").ShouldBe("text");
        again.Definitions.Find("sha256:b").ShouldBeNull();
    }

    private Task<EmbeddedHost> OpenAsync(DriveScope drive, ConformanceProgram? program = null) =>
        EmbeddedHost.OpenAsync(Options(drive, program ?? _program));

    private EmbeddedOptions Options(DriveScope drive, ConformanceProgram program) => new()
    {
        Program = _ => EmbeddedConformanceHost.ProgramOf(program),
        DataFolder = _folder.FullName,
        Drive = drive,
    };
}
