using GenXai.Hosting.Embedded.History;
using GenXai.Hosting.Embedded.Runtime;
using GenXai.Hosting.Embedded.Storage;

namespace GenXai.Hosting.Embedded.Dispatch;

/// <summary>An instance that this host drives, as it stands in memory.</summary>
internal sealed class LiveInstance(InstanceRow row, long number)
{
    public const int BaseBytes = 4096;

    public InstanceRow Row { get; } = row;

    public string Id => Row.Id;

    /// <summary>The order in which instances came into memory.</summary>
    public long Number => number;

    public OrchestrationExecutor? Executor { get; set; }

    /// <summary>Answers that came from memory and wait for the next step.</summary>
    public List<HistoryEvent> Events { get; } = [];

    /// <summary>The activities of this generation that run in this process.</summary>
    public HashSet<int> InFlight { get; } = [];

    public bool HasMail { get; set; } = true;

    public bool IsQueued { get; set; }

    /// <summary>No longer this host's: ended, or taken by another.</summary>
    public bool IsGone { get; set; }

    public long Bytes { get; set; } = BaseBytes;

    public LinkedListNode<LiveInstance>? Place { get; set; }

    public bool CanBeLetGo => !IsQueued && InFlight.Count == 0 && Events.Count == 0;
}
