using System.Text.Json;

namespace GenXai.Integration.Tests.Histories;

/// <summary>A recorded generation.</summary>
/// <param name="InstanceId">The instance.</param>
/// <param name="Number">Which generation, from 1.</param>
/// <param name="Input">What it started with, serialised.</param>
/// <param name="Rows">Its history rows, the last one included.</param>
internal sealed record HistoryGeneration(string InstanceId, int Number, string Input, IReadOnlyList<JsonElement> Rows);
