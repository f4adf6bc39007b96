namespace GenXai.Hosting.Azure.Runs;

/// <summary>A start that was written down and not yet seen through.</summary>
/// <param name="Key">Its key among the pending ones.</param>
/// <param name="RunId">The run.</param>
public sealed record PendingStart(string Key, string RunId);
