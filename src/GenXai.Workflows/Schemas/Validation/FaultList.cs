using System.Globalization;

namespace GenXai.Workflows.Schemas.Validation;

/// <summary>The faults found; of very many the first are kept and the others counted.</summary>
internal sealed class FaultList
{
    private const int MaxMessages = 100;

    private readonly List<string> _messages = [];

    public int Count { get; private set; }

    public string First => _messages[0];

    public void Add(ValuePath path, string message)
    {
        Count++;
        if (Count <= MaxMessages)
        {
            _messages.Add($"{path}: {message}");
        }
    }

    public IReadOnlyList<string> ToMessages() => Count <= MaxMessages
        ? _messages
        : [.. _messages, string.Create(CultureInfo.InvariantCulture, $"$: and {Count - MaxMessages} further faults")];
}
