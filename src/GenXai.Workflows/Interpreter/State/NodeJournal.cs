using System.Text.Json;
using GenXai.Workflows.Contracts.Log;
using GenXai.Workflows.Contracts.Log.Child;
using GenXai.Workflows.Contracts.Log.Human;
using GenXai.Workflows.Contracts.Log.Node;
using GenXai.Workflows.Interpreter.Nodes.Elements;

namespace GenXai.Workflows.Interpreter.State;

/// <summary>
/// What is known of the work that a running node has in hand: the log entries of its steps. After continue-as-new
/// its executor runs again from the start and is answered from here, so that no decision and no call is made twice.
/// </summary>
/// <param name="open">Takes the steps that wait, of all nodes.</param>
internal sealed class NodeJournal(OpenSteps open)
{
    private readonly Dictionary<(string Path, int Step), LogEntry> _done = [];
    private readonly Dictionary<(string Path, int Step), LogEntry> _open = [];
    private readonly Dictionary<(string Path, int Index), LogEntry> _advanced = [];
    private readonly Dictionary<(string Path, int Index), LogEntry> _packed = [];
    private readonly Dictionary<(string Path, int Step), LogEntry> _reminded = [];

    // The paths of calls that have steps of their own, such as a:3.
    private readonly HashSet<string> _calls = new(StringComparer.Ordinal);
    private int _requests;

    /// <summary>Earlier sub-runs that those which steps are to start go on from.</summary>
    public OrderedDictionary<(string Path, int Step), ChildOrigin> Origins { get; } = [];

    /// <summary>Entries in order.</summary>
    public IEnumerable<LogEntry> Entries =>
        _done.Values.Concat(_open.Values).Concat(_advanced.Values).Concat(_packed.Values.Distinct()).Concat(_reminded.Values).OrderBy(entry => entry.Seq);

    /// <summary>Whether a person is asked and has not answered.</summary>
    public bool HasOpenRequest => _requests > 0;

    /// <summary>Whether an element has failed: its steps are kept for a retry.</summary>
    public static bool IsFailure(NodeAdvanced advanced) =>
        advanced.Value.ValueKind == JsonValueKind.Object && advanced.Value.TryGetProperty("code"u8, out _);

    public void Add(LogEntry entry)
    {
        if (entry.Path!.Contains(':', StringComparison.Ordinal))
        {
            _calls.Add(entry.Path);
        }

        switch (entry.Data)
        {
            case NodeAdvanced advanced:
                _advanced[(entry.Path!, advanced.Index)] = entry;
                if (!IsFailure(advanced))
                {
                    Forget(JournalCut.Element(entry.Path!, advanced.Index));
                }

                break;
            case NodePacked packed:
                for (var index = packed.From; index < packed.From + packed.Count; index++)
                {
                    _advanced.Remove((entry.Path!, index));
                    _packed[(entry.Path!, index)] = entry;
                }

                break;
            case HumanReminded reminded:
                _reminded[(entry.Path!, reminded.Step)] = entry;
                break;
            case OpenStepData data:
                Open(entry, data.Step);
                break;
            case StepData data:
                Close(entry.Path!, data.Step);
                _done[(entry.Path!, data.Step)] = entry;
                break;
            default:
                throw new InvalidOperationException($"an entry of type {entry.Data.GetType().Name} is no part of a journal");
        }
    }

    /// <summary>The node is at work no longer: nothing of it waits but sub-runs that have been told to stop.</summary>
    public void End()
    {
        foreach (var entry in _open.Values.Where(entry => entry.Data is not ChildStarted))
        {
            open.Remove(entry);
        }

        _open.Clear();
        _reminded.Clear();
    }

    /// <summary>Whether a piece of the work has made a step.</summary>
    public bool HasBegun(string path) => _done.Keys.Concat(_open.Keys).Any(step =>
        step.Path.StartsWith(path, StringComparison.Ordinal) && (step.Path.Length == path.Length || step.Path[path.Length] == '['));

    public bool TryGetDone(string path, int step, out LogEntry entry) => _done.TryGetValue((path, step), out entry!);

    /// <summary>The last reminder of an open question; null before the first.</summary>
    public LogEntry? LastReminder(string path, int step) => _reminded.GetValueOrDefault((path, step));

    public bool TryGetOpen(string path, int step, out LogEntry entry) => _open.TryGetValue((path, step), out entry!);

    public bool TryGetAdvanced(string path, int index, out NodeAdvanced advanced)
    {
        if (_advanced.TryGetValue((path, index), out var entry))
        {
            advanced = (NodeAdvanced)entry.Data;
            return true;
        }

        var isPacked = _packed.TryGetValue((path, index), out var pack);
        advanced = isPacked ? ElementPacks.Unpack((NodePacked)pack!.Data, index) : null!;
        return isPacked;
    }

    /// <summary>Elements of a path that are done and stand in a row, each by itself: what can be packed.</summary>
    public IEnumerable<IReadOnlyList<NodeAdvanced>> Rows(string path)
    {
        var row = new List<NodeAdvanced>();
        foreach (var advanced in _advanced
            .Where(pair => string.Equals(pair.Key.Path, path, StringComparison.Ordinal))
            .OrderBy(pair => pair.Key.Index)
            .Select(pair => (NodeAdvanced)pair.Value.Data)
            .Where(ElementPacks.MayPack))
        {
            if (row.Count > 0 && row[^1].Index + 1 != advanced.Index)
            {
                yield return row;
                row = [];
            }

            row.Add(advanced);
        }

        yield return row;
    }

    private void Open(LogEntry entry, int step)
    {
        Close(entry.Path!, step);
        Origins.Remove((entry.Path!, step));
        _open[(entry.Path!, step)] = entry;
        _requests += entry.Data is HumanRequested ? 1 : 0;
        open.Add(entry);
    }

    private bool Close(string path, int step)
    {
        if (!_open.Remove((path, step), out var entry))
        {
            return false;
        }

        _requests -= entry.Data is HumanRequested ? 1 : 0;
        _reminded.Remove((path, step));
        open.Remove(entry);
        return true;
    }

    // An element that is done is known by what it gave; its steps are not asked for again.
    private void Forget(string path)
    {
        for (var step = 1; _done.Remove((path, step)) | Close(path, step); step++)
        {
            if (_calls.Count > 0 && $"{path}:{step}" is var call && _calls.Remove(call))
            {
                Forget(call);
            }
        }

        foreach (var origin in Origins.Keys.Where(key => string.Equals(key.Path, path, StringComparison.Ordinal)).ToList())
        {
            Origins.Remove(origin);
        }

        for (var index = 0; _advanced.Remove((path, index)); index++)
        {
        }
    }
}
