namespace GenXai.Workflows.Flows.Functions.Supervisions;

/// <summary>How a result of CDW came about.</summary>
/// <param name="WorkerCount">How many agents worked.</param>
/// <param name="PeakWorkers">The most tasks at work at once.</param>
/// <param name="Tasks">How many tasks there were.</param>
/// <param name="Completed">How many completed.</param>
/// <param name="Failed">How many failed or were skipped.</param>
/// <param name="ValidationRate">The share of the tasks whose results were found valid, 0 to 1.</param>
/// <param name="Confidence">The aggregator's confidence, 0 to 1.</param>
/// <param name="Rounds">How often the work was delegated.</param>
internal sealed record CdwMetadata(
    int WorkerCount, int PeakWorkers, int Tasks, int Completed, int Failed, decimal ValidationRate, decimal Confidence, int Rounds);
