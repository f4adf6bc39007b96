namespace GenXai.Workflows.Orchestration;

/// <summary>A durable entity as a pure function from state and operation to state and result.</summary>
public interface IEntityReducer
{
    /// <summary>The entity's kind, lower case; the name part of its <see cref="EntityId"/>.</summary>
    string Name { get; }

    /// <summary>Applies one operation.</summary>
    /// <param name="state">The serialised state, null for a new entity.</param>
    /// <param name="operation">The operation's name.</param>
    /// <param name="input">The operation's serialised input.</param>
    /// <param name="now">The time of the operation, UTC, given by the host.</param>
    /// <returns>The new state (null deletes the entity) and the answer.</returns>
    EntityOutcome Apply(string? state, string operation, string? input, DateTimeOffset now);
}
