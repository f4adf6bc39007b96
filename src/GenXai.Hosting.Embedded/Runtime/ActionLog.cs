using System.Globalization;
using GenXai.Hosting.Embedded.History;

namespace GenXai.Hosting.Embedded.Runtime;

/// <summary>
/// The actions of the step at hand. Under replay each is held against the one on record: kind, sequence and name,
/// never inputs. The first that differs is kept as a message that names it.
/// </summary>
internal sealed class ActionLog
{
    private readonly List<HistoryAction> _actions = [];
    private IReadOnlyList<HistoryAction>? _recorded;
    private int _last;

    public bool IsReplaying => _recorded is not null;

    /// <summary>What did not fit; null when all did.</summary>
    public string? Mismatch { get; private set; }

    public int NextSequence() => ++_last;

    public void Begin(IReadOnlyList<HistoryAction>? recorded)
    {
        _actions.Clear();
        _recorded = recorded;
    }

    public void Add(HistoryAction action)
    {
        if (_recorded is not null && Mismatch is null)
        {
            var expected = _actions.Count < _recorded.Count ? _recorded[_actions.Count] : null;
            if (expected is null
                || expected.Kind != action.Kind
                || expected.Sequence != action.Sequence
                || !string.Equals(expected.Name, action.Name, StringComparison.Ordinal))
            {
                Mismatch = Message(expected, action);
            }
        }

        _actions.Add(action);
    }

    public HistoryAction[] End()
    {
        if (_recorded is not null && Mismatch is null && _actions.Count < _recorded.Count)
        {
            Mismatch = Message(_recorded[_actions.Count], null);
        }

        return [.. _actions];
    }

    private static string Message(HistoryAction? recorded, HistoryAction? actual)
    {
        var sequence = (recorded ?? actual)?.Sequence ?? 0;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"the orchestrator is not deterministic at event {sequence}: history has {Describe(recorded)}, "
            + $"replay gives {Describe(actual)}. Open the run with the program that wrote it, or mend the orchestrator and resume");
    }

    private static string Describe(HistoryAction? action) =>
        action is null
            ? "nothing"
            : string.Create(CultureInfo.InvariantCulture, $"{action.Kind} '{action.Name}' (event {action.Sequence})");
}
