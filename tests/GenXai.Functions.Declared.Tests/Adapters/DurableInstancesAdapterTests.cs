using GenXai.Functions.Adapters;
using GenXai.Hosting.Client;
using Microsoft.DurableTask.Client;
using Shouldly;
using Xunit;

namespace GenXai.Functions.Declared.Tests.Adapters;

public sealed class DurableInstancesAdapterTests
{
    [Theory]
    [InlineData(OrchestrationRuntimeStatus.Pending, OrchestrationStatus.Pending)]
    [InlineData(OrchestrationRuntimeStatus.Running, OrchestrationStatus.Running)]
    [InlineData(OrchestrationRuntimeStatus.Suspended, OrchestrationStatus.Suspended)]
    [InlineData(OrchestrationRuntimeStatus.Completed, OrchestrationStatus.Completed)]
    [InlineData(OrchestrationRuntimeStatus.Failed, OrchestrationStatus.Failed)]
    [InlineData(OrchestrationRuntimeStatus.Terminated, OrchestrationStatus.Terminated)]
    [InlineData((OrchestrationRuntimeStatus)99, OrchestrationStatus.Running)]
    public void StatusOf_EachStatus_IsOurs(OrchestrationRuntimeStatus theirs, OrchestrationStatus ours) =>
        DurableInstancesAdapter.StatusOf(theirs).ShouldBe(ours);

    [Fact]
    public void Client_BeforeAFunctionBoundOne_SaysSo() =>
        Should.Throw<InvalidOperationException>(() => new DurableClientAccessor().Client).Message.ShouldContain("bound");
}
