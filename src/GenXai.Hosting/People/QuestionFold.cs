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
    public bool HasAsked(string path) => _asked.ContainsKey(path);

    /// <summary>The open question of a path; null when there is none.</summary>
    public OpenQuestion? OpenAt(string path) => _open.GetValueOrDefault(path);

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
                var number = _asked.GetValueOrDefault(path) + 1;
                _asked[path] = number;
                _open[path] = new OpenQuestion(path, entry.Pass ?? 1, number, entry.At, request);
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

    // A node that ends closes the questions of its elements too.
    private void Close(string path)
    {
        _open.Remove(path);
        foreach (var element in _open.Keys.Where(key => key.StartsWith(path + "[", StringComparison.Ordinal)).ToList())
        {
            _open.Remove(element);
        }
    }
}
