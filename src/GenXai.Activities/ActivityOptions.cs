using GenXai.Activities.Calls;
using GenXai.Activities.Memory.Records;
using GenXai.Activities.Memory.Stores;
using GenXai.Activities.Models;
using GenXai.Activities.Payloads;
using GenXai.Activities.Scripts;
using GenXai.Activities.Time;
using GenXai.Activities.Tools;
using GenXai.Activities.Tools.Metrics;
using GenXai.Activities.Tools.Secrets;
using GenXai.Workflows.Definitions;
using Microsoft.Extensions.VectorData;

namespace GenXai.Activities;

/// <summary>What a host's activities are made of.</summary>
public sealed record ActivityOptions
{
    /// <summary>Where the definitions of runs are found.</summary>
    public required IDefinitionSource Definitions { get; init; }

    /// <summary>Where values go that are too large for history.</summary>
    public required IPayloadStore Payloads { get; init; }

    /// <summary>Time; real unless given.</summary>
    public IActivityClock Clock { get; init; } = new SystemActivityClock();

    /// <summary>Scripted replies and tool stubs; null for none.</summary>
    public Script? Script { get; init; }

    /// <summary>Tools of the host beside the built-in ones; one of the same name wins over a built-in one.</summary>
    public IReadOnlyList<ITool> Tools { get; init; } = [];

    /// <summary>Which tools the host has, and what they may do; by the environment unless given.</summary>
    public ToolOptions ToolOptions { get; init; } = ToolOptions.FromEnvironment(Environment.GetEnvironmentVariable);

    /// <summary>Counts the calls of tools; give one to read the numbers.</summary>
    public ToolMetrics ToolMetrics { get; init; } = new();

    /// <summary>Providers of models beside the offline one, such as those of <see cref="ModelProviderSet"/>.</summary>
    public IReadOnlyList<IModelProvider> Providers { get; init; } = [];

    /// <summary>How they are called: retries, limits, cache, prices.</summary>
    public ModelOptions Models { get; init; } = new();

    /// <summary>Where agents' own memories are kept; in this process unless given.</summary>
    public VectorStoreCollection<string, MemoryRecord> Memories { get; init; } = new ProcessMemories();

    /// <summary>See each call before it is made.</summary>
    public IReadOnlyList<ICallObserver> Observers { get; init; } = [];

    /// <summary>Where lines for the person who runs the host go; null for nowhere.</summary>
    public INotices? Notices { get; init; }

    /// <summary>The host's secrets; those of <see cref="ToolOptions"/> unless given.</summary>
    public ISecretSource? Secrets { get; init; }
}
