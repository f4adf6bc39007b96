namespace GenXai.Integration.Tests.Cost;

/// <summary>A workflow that can be made of more or fewer units.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Unit">What it is made of.</param>
/// <param name="Write">The workflow test with so many units.</param>
internal sealed record CostWorkload(string Name, string Unit, Func<int, string> Write)
{
    /// <summary>Whether it is a sub-run, whose start and end cost more or less as it happens: only its units are counted.</summary>
    public bool IsSubRun { get; init; }
}
