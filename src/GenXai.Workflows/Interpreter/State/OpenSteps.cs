using System.Diagnostics.CodeAnalysis;
using GenXai.Workflows.Contracts.Budgets;
using GenXai.Workflows.Contracts.Log;
using GenXai.Workflows.Contracts.Log.Budget;
using GenXai.Workflows.Contracts.Log.Child;
using GenXai.Workflows.Contracts.Log.Human;

namespace GenXai.Workflows.Interpreter.State;

/// <summary>
/// The steps of all nodes that wait for people and for sub-runs, each found by the name that its answer comes under
/// (the path of who asked, the id of the sub-run), and the budget that is set aside for calls. The journals keep it.
/// </summary>
internal sealed class OpenSteps
{
    private readonly SortedDictionary<long, LogEntry> _requests = [];
    private readonly SortedDictionary<long, LogEntry> _children = [];
    private readonly Dictionary<string, SortedDictionary<long, LogEntry>> _byName = new(StringComparer.Ordinal);

    /// <summary>Open requests to people, in order.</summary>
    public IReadOnlyCollection<LogEntry> Requests => _requests.Values;

    /// <summary>Sub-runs that have not ended, in order.</summary>
    public IReadOnlyCollection<LogEntry> Children => _children.Values;

    /// <summary>Model calls that budget is set aside for.</summary>
    public int ReservedCalls { get; private set; }

    /// <summary>What is set aside for them.</summary>
    public BudgetAmount Reserved { get; private set; } = BudgetAmount.None;

    /// <summary>The first open request of a path.</summary>
    public bool TryGetRequest(string path, [NotNullWhen(true)] out LogEntry? entry) => TryGet<HumanRequested>(path, out entry);

    /// <summary>The step that waits for a sub-run.</summary>
    public bool TryGetChild(string childId, [NotNullWhen(true)] out LogEntry? entry) => TryGet<ChildStarted>(childId, out entry);

    /// <summary>A step begins to wait.</summary>
    public void Add(LogEntry entry)
    {
        if (entry.Data is BudgetReserved reserved)
        {
            ReservedCalls++;
            Reserved += reserved.Amount;
        }

        if (NameOf(entry) is not { } name)
        {
            return;
        }

        Of(entry)[entry.Seq] = entry;
        if (!_byName.TryGetValue(name, out var named))
        {
            _byName[name] = named = [];
        }

        named[entry.Seq] = entry;
    }

    /// <summary>A step waits no longer.</summary>
    public void Remove(LogEntry entry)
    {
        if (entry.Data is BudgetReserved reserved)
        {
            ReservedCalls--;
            Reserved -= reserved.Amount;
        }

        if (NameOf(entry) is not { } name || !Of(entry).Remove(entry.Seq))
        {
            return;
        }

        var named = _byName[name];
        named.Remove(entry.Seq);
        if (named.Count == 0)
        {
            _byName.Remove(name);
        }
    }

    /// <summary>Nothing waits.</summary>
    public void Clear()
    {
        _requests.Clear();
        _children.Clear();
        _byName.Clear();
        (ReservedCalls, Reserved) = (0, BudgetAmount.None);
    }

    /// <summary>A sub-run has ended.</summary>
    public void End(string childId)
    {
        if (TryGetChild(childId, out var entry))
        {
            Remove(entry);
        }
    }

    private static string? NameOf(LogEntry entry) => entry.Data switch
    {
        HumanRequested => entry.Path,
        ChildStarted child => child.ChildId,
        _ => null,
    };

    private SortedDictionary<long, LogEntry> Of(LogEntry entry) => entry.Data is ChildStarted ? _children : _requests;

    private bool TryGet<T>(string name, [NotNullWhen(true)] out LogEntry? entry)
        where T : LogData
    {
        entry = _byName.TryGetValue(name, out var named) ? named.Values.FirstOrDefault(each => each.Data is T) : null;
        return entry is not null;
    }
}
