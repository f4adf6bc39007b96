using GenXai.Workflows.Flows.Functions.Pools;

namespace GenXai.Workflows.Flows.Functions.Plans;

/// <summary>A plan that was checked.</summary>
internal sealed record Assigned(
    bool Valid, int Resends, IReadOnlyList<string> Faults, IReadOnlyList<PlanItem> Items, IReadOnlyList<ScheduleItem> Schedule);
