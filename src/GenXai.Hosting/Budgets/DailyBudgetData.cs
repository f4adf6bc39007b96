using System.Text.Json.Serialization;

namespace GenXai.Hosting.Budgets;

/// <summary>The setting as it is written.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record DailyBudgetData
{
    public DailyLimitData? Host { get; init; }

    public DailyLimitData? EachWorkflow { get; init; }

    public Dictionary<string, DailyLimitData>? Workflows { get; init; }
}
