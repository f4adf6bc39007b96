using GenXai.Workflows.Contracts.Log;
using GenXai.Workflows.Contracts.Log.Child;
using GenXai.Workflows.Contracts.Log.Human;
using GenXai.Workflows.Contracts.Log.Node;
using GenXai.Workflows.Contracts.Log.Run;

namespace GenXai.Hosting.People;

/// <summary>A fold of one run's log: what is asked of people, and which sub-runs stand under which node.</summary>
internal sealed class QuestionFold
{
    private readonly OrderedDictionary<string, OpenQuestion> _open = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _asked = new(StringComparer.Ordinal);
    private readonly OrderedDictionary<string, string> _children = new(StringComparer.Ordinal);

    /// <summary>The number of the next entry to apply.</summary>
    public long Next { get; private set; } = 1;

    /// <summary>The run's first entry; null before it.</summary>
    public RunStarted? Started { get; private set; }

    /// <summary>The questions that are open, oldest first.</summary>
    public IEnumerable<OpenQuestion> Open => _open.Values;

    /// <summary>Sub-runs by the path of the node that started them last.</summary>
    public IReadOnlyDictionary<string, string> Children => _children;

    /// <summary>Whether this path has ever asked.</summary>
    public bool HasAsked(string path) => _asked.ContainsKey(RunPaths.WithoutCalls(path));

    /// <summary>The open questions of a path: its own, else those of the calls that it makes (<c>ask:3</c> of <c>ask</c>), oldest first.</summary>
    public IReadOnlyList<OpenQuestion> OpenUnder(string path) => _open.TryGetValue(path, out var own)
        ? [own]
        : [.. _open.Values.Where(question => question.Path.StartsWith(path + ":", StringComparison.Ordinal))];

    /// <summary>Applies entries in order.</summary>
    public void Apply(IEnumerable<LogEntry> entries)
    {
        foreach (var entry in entries)
        {
            Apply(entry);
        }
    }

    private void Apply(LogEntry entry)
    {
        Next = entry.Seq + 1;
        var path = entry.Path ?? "";
        switch (entry.Data)
        {
            case RunStarted started:
                Started = started;
                break;
            case HumanRequested request:
                var asker = RunPaths.WithoutCalls(path);
                var number = _asked.GetValueOrDefault(asker) + 1;
                _asked[asker] = number;
                _open[path] = new OpenQuestion(path, entry.Pass ?? 1, number, entry.At, request, entry.Seq);
                break;
            case HumanReminded reminded when _open.TryGetValue(path, out var waiting):
                _open[path] = waiting with { Reminders = reminded.Count };
                break;
            case HumanAnswered or HumanExpired:
                _open.Remove(path);
                break;
            case NodeCancelled or NodeFailed or NodeCompleted:
                Close(path);
                break;
            case RunCompleted or RunFailed or RunTerminated:
                _open.Clear();
                break;
            case ChildStarted child:
                _children[path] = child.ChildId;
                break;
        }
    }

    // A node that ends closes the questions of its elements and calls too.
    private void Close(string path)
    {
        _open.Remove(path);
        foreach (var part in _open.Keys.Where(key => RunPaths.IsPartOf(key, path)).ToList())
        {
            _open.Remove(part);
        }
    }
}
