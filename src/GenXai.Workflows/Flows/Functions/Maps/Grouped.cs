using System.Text.Json;
using GenXai.Workflows.Flows.Functions.Members;

namespace GenXai.Workflows.Flows.Functions.Maps;

/// <summary>What a level of a reduction works on.</summary>
internal sealed record Grouped(IReadOnlyList<IReadOnlyList<JsonElement>> Groups, int Level, int Count, IReadOnlyList<FailedMember> Failed);
