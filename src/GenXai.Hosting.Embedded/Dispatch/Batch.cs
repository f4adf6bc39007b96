namespace GenXai.Hosting.Embedded.Dispatch;

/// <summary>What is to be sent out once the transaction at hand has been committed.</summary>
internal sealed class Batch
{
    public List<ActivityCall> Calls { get; } = [];

    public List<LiveInstance> Moved { get; } = [];

    /// <summary>Instances that moved without being in memory.</summary>
    public List<string> MovedElsewhere { get; } = [];

    public void Clear()
    {
        Calls.Clear();
        Moved.Clear();
        MovedElsewhere.Clear();
    }
}
