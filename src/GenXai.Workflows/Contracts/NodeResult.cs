namespace GenXai.Workflows.Contracts;

/// <summary>A node in a run's result.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Type">Its type.</param>
/// <param name="Status">One of <see cref="RunStatuses"/>.</param>
/// <param name="Iterations">How often it ran.</param>
/// <param name="DurationMs">How long its calls took in all, in milliseconds, measured in activities.</param>
/// <param name="Error">Why it failed; null when it did not.</param>
/// <param name="Usage">What its calls used in all, sub-runs included; null when it made none.</param>
public sealed record NodeResult(
    string Id, string Type, string Status, int Iterations, double DurationMs, RunError? Error, RunUsage? Usage = null);
