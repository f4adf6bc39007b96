namespace GenXai.Activities.Resilience.Breakers;

/// <summary>Keeps the states of circuit breakers, shared by all that use the store. Called from several threads.</summary>
public interface IBreakerStore
{
    /// <summary>Reads a state.</summary>
    /// <param name="deployment">The deployment.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Its state; closed where nothing is known.</returns>
    Task<BreakerState> ReadAsync(string deployment, CancellationToken cancellationToken);

    /// <summary>Changes a state as one step that no other change comes between.</summary>
    /// <param name="deployment">The deployment.</param>
    /// <param name="change">Gives the new state; pure, may be called again.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The states before and after.</returns>
    Task<BreakerChange> UpdateAsync(string deployment, Func<BreakerState, BreakerState> change, CancellationToken cancellationToken);
}
