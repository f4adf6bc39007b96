namespace GenXai.Hosting.Embedded.Dispatch;

/// <summary>The hook that is asked before time moves has answered.</summary>
internal sealed class IdleHookItem(bool didSomething) : WorkItem
{
    public override void Apply(Engine engine) => engine.IdleHookEnded(didSomething);
}
