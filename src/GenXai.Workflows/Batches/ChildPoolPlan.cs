using GenXai.Workflows.Contracts.Batches;

namespace GenXai.Workflows.Batches;

/// <summary>What a pool of children works on.</summary>
/// <param name="Count">How many children.</param>
/// <param name="Concurrency">How many at work at once.</param>
/// <param name="IsOfRuns">
/// Whether each child is the run of an item: cancelled, the pool ends those that are there and starts no more.
/// Otherwise each is a part: cancelled, all are started nevertheless, and write the results of their items.
/// </param>
/// <param name="IdOf">A child's id by its number, from 0.</param>
/// <param name="NumberOf">A child's number by its id.</param>
/// <param name="Start">What starts children, by the first one's number, their count, and why the batch was cancelled.</param>
internal sealed record ChildPoolPlan(
    int Count,
    int Concurrency,
    bool IsOfRuns,
    Func<int, string> IdOf,
    Func<string, int?> NumberOf,
    Func<int, int, string?, BatchStartRequest> Start)
{
    /// <summary>Who is told when all that is left waits for people, and when that is over; null: nobody.</summary>
    public string? Parent { get; init; }
}
