using GenXai.Hosting.Embedded.Dispatch;

namespace GenXai.Integration.Tests.Support;

/// <summary>All steps of one generation, the last included.</summary>
/// <param name="InstanceId">The instance.</param>
/// <param name="Number">Which generation, from 1.</param>
/// <param name="Input">What it started with.</param>
/// <param name="Steps">Its steps in order.</param>
internal sealed record RecordedGeneration(string InstanceId, int Number, string Input, IReadOnlyList<TakenStep> Steps);
