namespace GenXai.Workflows.Orchestration;

/// <summary>
/// Tells what is new from what was overtaken, among the messages of each sender to one generation: Durable Functions
/// does not keep the order of events that a generation leaves to the next.
/// </summary>
internal sealed class MessageOrder
{
    private readonly Dictionary<string, long> _latest = new(StringComparer.Ordinal);

    /// <summary>Whether no later message of the same sender was seen.</summary>
    /// <param name="sender">Who sent it.</param>
    /// <param name="order">Rises from message to message of one sender; null where a message has no order.</param>
    public bool IsNews(string sender, long? order)
    {
        if (order is not { } number)
        {
            return true;
        }

        if (_latest.TryGetValue(sender, out var latest) && number < latest)
        {
            return false;
        }

        _latest[sender] = number;
        return true;
    }
}
