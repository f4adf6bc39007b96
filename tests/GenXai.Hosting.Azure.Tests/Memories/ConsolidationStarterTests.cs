using GenXai.Activities.Memory.Consolidation;
using GenXai.Hosting.Azure.Memories;
using GenXai.Hosting.Client;
using Shouldly;
using Xunit;

namespace GenXai.Hosting.Azure.Tests.Memories;

public sealed class ConsolidationStarterTests
{
    private readonly FakeInstances _instances = new(TimeProvider.System);

    [Theory]
    [InlineData(null, true)]
    [InlineData(OrchestrationStatus.Completed, true)]
    [InlineData(OrchestrationStatus.Failed, true)]
    [InlineData(OrchestrationStatus.Running, false)]
    [InlineData(OrchestrationStatus.Pending, false)]
    public async Task Start_LastOne_StartsUnlessItIsAtWork(OrchestrationStatus? last, bool starts)
    {
        if (last is { } status)
        {
            _instances.Set(ConsolidationOrchestrator.Instance, status);
        }

        (await new ConsolidationStarter(_instances).StartAsync(CancellationToken.None)).ShouldBe(starts);

        _instances.Calls.Count.ShouldBe(starts ? 1 : 0);
    }
}
