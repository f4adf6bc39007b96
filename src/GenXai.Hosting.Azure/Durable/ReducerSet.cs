using GenXai.Workflows.Orchestration;

namespace GenXai.Hosting.Azure.Durable;

/// <summary>
/// All reducers behind one entity of the durable runtime, called <see cref="EntityName"/>: the key of an entity is the
/// reducer's name, a slash and the key in it.
/// </summary>
public sealed class ReducerSet
{
    /// <summary>The name of the one entity.</summary>
    public const string EntityName = "reducer";

    private readonly Dictionary<string, IEntityReducer> _reducers;

    /// <summary>Makes the set.</summary>
    /// <param name="reducers">The reducers; names are unique.</param>
    public ReducerSet(IEnumerable<IEntityReducer> reducers) =>
        _reducers = reducers.ToDictionary(reducer => reducer.Name, StringComparer.Ordinal);

    /// <summary>The key that an entity has in the durable runtime.</summary>
    /// <param name="id">The entity.</param>
    public static string KeyOf(EntityId id) => $"{id.Name}/{id.Key}";

    /// <summary>Applies one operation.</summary>
    /// <param name="key">What <see cref="KeyOf"/> made.</param>
    /// <param name="state">The serialised state, null for a new entity.</param>
    /// <param name="operation">The operation's name.</param>
    /// <param name="input">The operation's input, serialised.</param>
    /// <param name="now">The time of the operation, UTC.</param>
    /// <returns>The new state and the answer; what a reducer throws is a failure, and changes nothing.</returns>
    public EntityOutcome Apply(string key, string? state, string operation, string? input, DateTimeOffset now)
    {
        var name = key[..Math.Max(0, key.IndexOf('/', StringComparison.Ordinal))];
        if (!_reducers.TryGetValue(name, out var reducer))
        {
            return new EntityOutcome(state, CallResult.Fail("entity_not_found", $"this program has no entity '{name}': register it, or deploy an older version"));
        }

        try
        {
            return reducer.Apply(state, operation, input, now);
        }
#pragma warning disable CA1031 // A reducer may throw anything; the failure is handed on as data.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return new EntityOutcome(state, CallResult.Fail(exception.GetType().Name, exception.Message));
        }
    }
}
