using GenXai.Workflows.Orchestration;

namespace GenXai.Hosting.Embedded;

/// <summary>What a host can run.</summary>
public sealed record EmbeddedProgram
{
    /// <summary>The orchestrators; several versions of a name may stand side by side, the newest last.</summary>
    public IReadOnlyList<OrchestratorRegistration> Orchestrators { get; init; } = [];

    /// <summary>The activities; names are unique.</summary>
    public IReadOnlyList<IActivity> Activities { get; init; } = [];

    /// <summary>The entities; names are unique.</summary>
    public IReadOnlyList<IEntityReducer> Entities { get; init; } = [];
}
