using GenXai.Activities.Resilience.Breakers;
using GenXai.Hosting.Azure.Storage;

namespace GenXai.Hosting.Azure.Models;

/// <summary>Circuit breakers in a table, shared by all instances of the app.</summary>
public sealed class TableBreakerStore : IBreakerStore
{
    private readonly SharedRows<BreakerRow> _rows;

    internal TableBreakerStore(TableStore table) =>
        _rows = new SharedRows<BreakerRow>(table, "breaker", ModelRowsJsonContext.Default.BreakerRow);

    /// <inheritdoc />
    /// <exception cref="Client.StorageException">The store cannot be used.</exception>
    public async Task<BreakerState> ReadAsync(string deployment, CancellationToken cancellationToken) =>
        (await _rows.ReadAsync(SharedRows<BreakerRow>.KeyOf(deployment), cancellationToken))?.ToState() ?? BreakerState.Closed;

    /// <inheritdoc />
    /// <exception cref="Client.StorageException">The store cannot be used.</exception>
    public async Task<BreakerChange> UpdateAsync(string deployment, Func<BreakerState, BreakerState> change, CancellationToken cancellationToken)
    {
        var made = new BreakerChange(BreakerState.Closed, BreakerState.Closed);
        await _rows.ChangeAsync(
            SharedRows<BreakerRow>.KeyOf(deployment),
            row =>
            {
                var before = row?.ToState() ?? BreakerState.Closed;
                made = new BreakerChange(before, change(before));
                return made.After == before ? row : BreakerRow.Of(made.After);
            },
            cancellationToken);
        return made;
    }
}
