using GenXai.Workflows.Flows.Functions.Members;
using System.Text.Json;

namespace GenXai.Workflows.Flows.Functions.Maps;

/// <summary>What a level of a reduction works on.</summary>
internal sealed record Grouped(IReadOnlyList<IReadOnlyList<JsonElement>> Groups, int Level, int Count, IReadOnlyList<FailedMember> Failed);
