using System.Text.Json;
using GenXai.Workflows.Contracts.Log;
using GenXai.Workflows.Contracts.Log.Calls;
using GenXai.Workflows.Contracts.Log.Child;
using GenXai.Workflows.Contracts.Log.Human;
using GenXai.Workflows.Contracts.Log.Node;

namespace GenXai.Workflows.Interpreter.State;

/// <summary>
/// What is known of the work that a running node has in hand: the log entries of its steps. After continue-as-new
/// its executor runs again from the start and is answered from here, so that no decision and no call is made twice.
/// </summary>
internal sealed class NodeJournal
{
    private readonly Dictionary<(string Path, int Step), LogEntry> _done = [];
    private readonly Dictionary<(string Path, int Step), LogEntry> _open = [];
    private readonly Dictionary<(string Path, int Index), LogEntry> _advanced = [];

    /// <summary>Entries in order.</summary>
    public IEnumerable<LogEntry> Entries =>
        _done.Values.Concat(_open.Values).Concat(_advanced.Values).OrderBy(entry => entry.Seq);

    /// <summary>Open requests to people, in order.</summary>
    public IEnumerable<LogEntry> OpenRequests =>
        _open.Values.Where(entry => entry.Data is HumanRequested).OrderBy(entry => entry.Seq);

    /// <summary>Sub-runs that have not ended, in order.</summary>
    public IEnumerable<LogEntry> OpenChildren =>
        _open.Values.Where(entry => entry.Data is ChildStarted).OrderBy(entry => entry.Seq);

    /// <summary>Whether a person is asked and has not answered.</summary>
    public bool HasOpenRequest { get; private set; }

    /// <summary>Whether an element has failed: its steps are kept for a retry.</summary>
    public static bool IsFailure(NodeAdvanced advanced) =>
        advanced.Value.ValueKind == JsonValueKind.Object && advanced.Value.TryGetProperty("code"u8, out _);

    public void Add(LogEntry entry)
    {
        switch (entry.Data)
        {
            case NodeAdvanced advanced:
                _advanced[(entry.Path!, advanced.Index)] = entry;
                if (!IsFailure(advanced))
                {
                    Forget(JournalCut.Element(entry.Path!, advanced.Index));
                }

                break;
            case HumanRequested data:
                Open(entry, data.Step);
                HasOpenRequest = true;
                break;
            case ChildStarted data:
                Open(entry, data.Step);
                break;
            case NodeWaiting data:
                Open(entry, data.Step);
                break;
            case NodeNoted data:
                Close(entry, data.Step);
                break;
            case ModelCompleted data:
                Close(entry, data.Step);
                break;
            case ToolCompleted data:
                Close(entry, data.Step);
                break;
            case HumanAnswered data:
                CloseRequest(entry, data.Step);
                break;
            case HumanExpired data:
                CloseRequest(entry, data.Step);
                break;
            case ChildEnded data:
                Close(entry, data.Step);
                break;
            default:
                throw new InvalidOperationException($"an entry of type {entry.Data.GetType().Name} is no part of a journal");
        }
    }

    public bool TryGetDone(string path, int step, out LogEntry entry) => _done.TryGetValue((path, step), out entry!);

    public bool TryGetOpen(string path, int step, out LogEntry entry) => _open.TryGetValue((path, step), out entry!);

    public bool TryGetAdvanced(string path, int index, out NodeAdvanced advanced)
    {
        var found = _advanced.TryGetValue((path, index), out var entry);
        advanced = found ? (NodeAdvanced)entry!.Data : null!;
        return found;
    }

    private void Open(LogEntry entry, int step) => _open[(entry.Path!, step)] = entry;

    private void Close(LogEntry entry, int step)
    {
        _open.Remove((entry.Path!, step));
        _done[(entry.Path!, step)] = entry;
    }

    private void CloseRequest(LogEntry entry, int step)
    {
        Close(entry, step);
        HasOpenRequest = _open.Values.Any(open => open.Data is HumanRequested);
    }

    // An element that is done is known by what it gave; its steps are not asked for again.
    private void Forget(string path)
    {
        for (var step = 1; _done.Remove((path, step)) | _open.Remove((path, step)); step++)
        {
        }

        for (var index = 0; _advanced.Remove((path, index)); index++)
        {
        }
    }
}
