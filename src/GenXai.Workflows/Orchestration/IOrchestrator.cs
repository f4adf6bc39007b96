namespace GenXai.Workflows.Orchestration;

/// <summary>A deterministic orchestration. One object serves many instances at once, so it holds no state.</summary>
public interface IOrchestrator
{
    /// <summary>Runs the instance: from its input and its history alone.</summary>
    /// <param name="context">The host.</param>
    /// <param name="input">The serialised input of this generation.</param>
    /// <returns>The serialised output; it is ignored after <see cref="IOrchestrationContext.ContinueAsNew"/>.</returns>
    Task<string?> RunAsync(IOrchestrationContext context, string? input);
}
