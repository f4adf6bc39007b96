using GenXai.Workflows.Contracts.Batches;

namespace GenXai.Workflows.Batches;

/// <summary>What a pool of children works on.</summary>
/// <param name="Count">How many children.</param>
/// <param name="Concurrency">How many at work at once.</param>
/// <param name="CountsItems">Whether each child is an item; otherwise it tells how many items ended, and how.</param>
/// <param name="IdOf">A child's id by its number, from 0.</param>
/// <param name="NumberOf">A child's number by its id.</param>
/// <param name="Start">What starts children, by the first one's number and their count.</param>
internal sealed record ChildPoolPlan(
    int Count,
    int Concurrency,
    bool CountsItems,
    Func<int, string> IdOf,
    Func<string, int?> NumberOf,
    Func<int, int, BatchStartRequest> Start);
