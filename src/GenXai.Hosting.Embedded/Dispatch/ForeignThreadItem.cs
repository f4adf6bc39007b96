using GenXai.Hosting.Embedded.Runtime;

namespace GenXai.Hosting.Embedded.Dispatch;

/// <summary>An orchestrator was seen on a thread that is not its own.</summary>
internal sealed class ForeignThreadItem(string instanceId, OrchestrationExecutor executor) : WorkItem
{
    public override void Apply(Engine engine) => engine.Steps.LeftThread(instanceId, executor);
}
