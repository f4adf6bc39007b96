namespace GenXai.Hosting.Batches;

/// <summary>What is noted on a batch's instance at its start.</summary>
/// <param name="Workflow">The workflow's name.</param>
/// <param name="Definition">The bundle's hash.</param>
/// <param name="Items">How many items there are.</param>
/// <param name="Parts">In how many parts.</param>
/// <param name="Concurrency">How many runs may be at work at once.</param>
/// <param name="Request">The hash of the request.</param>
internal sealed record BatchMetadata(string Workflow, string Definition, int Items, int Parts, int Concurrency, string Request)
{
    /// <summary>Marks batches among a host's instances; no workflow can have this name.</summary>
    public const string Tag = ":batch";
}
