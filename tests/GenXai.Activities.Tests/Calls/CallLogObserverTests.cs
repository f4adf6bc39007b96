using GenXai.Activities.Calls;
using GenXai.Activities.Tests.Fakes;
using GenXai.Workflows.Contracts.Calls;
using Shouldly;
using Xunit;

namespace GenXai.Activities.Tests.Calls;

public sealed class CallLogObserverTests : IDisposable
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());

    [Fact]
    public async Task OnCall_ManyWritersOfOneFile_LoseNoLine()
    {
        const int writers = 4;
        const int calls = 100;
        await Parallel.ForEachAsync(Enumerable.Range(0, writers), TestContext.Current.CancellationToken, (writer, _) =>
        {
            // Observers of their own stand for processes: they share nothing but the file.
            var observer = new CallLogObserver(_path);
            for (var call = 0; call < calls; call++)
            {
                observer.OnToolCall(new ToolCallRequest { Origin = OneProgram.Origin($"run/0/t/1/{writer}.{call}"), Tool = "t" }, default);
            }

            return ValueTask.CompletedTask;
        });

        var lines = await File.ReadAllLinesAsync(_path, TestContext.Current.CancellationToken);
        lines.Distinct(StringComparer.Ordinal).Count().ShouldBe(writers * calls);
        lines.Length.ShouldBe(writers * calls);
    }

    [Fact]
    public void OnCall_NoSuchFolder_Throws() =>
        Should.Throw<IOException>(() => new CallLogObserver(Path.Combine(_path, "no", "file"))
            .OnModelCall(new ModelCallRequest { Origin = OneProgram.Origin(), Agent = "a" }, []));

    public void Dispose() => File.Delete(_path);
}
