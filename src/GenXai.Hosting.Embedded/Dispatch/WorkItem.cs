namespace GenXai.Hosting.Embedded.Dispatch;

/// <summary>Something for the engine's thread to do, inside a transaction.</summary>
internal abstract class WorkItem
{
    public abstract void Apply(Engine engine);

    /// <summary>After the commit.</summary>
    public virtual void Committed()
    {
    }

    /// <summary>The engine has ended and will not do it.</summary>
    public virtual void Refused(Exception reason)
    {
    }
}
