using GenXai.Activities.Resilience.Limits;
using GenXai.Hosting.Azure.Storage;

namespace GenXai.Hosting.Azure.Models;

/// <summary>Leases on deployments in a table, a row for each deployment, shared by all instances of the app.</summary>
public sealed class TableLeaseStore : ILeaseStore
{
    private const char Separator = '.';
    private const int IdLength = 16;
    private readonly SharedRows<DeploymentUse> _rows;

    internal TableLeaseStore(TableStore table) =>
        _rows = new SharedRows<DeploymentUse>(table, "lease", ModelRowsJsonContext.Default.DeploymentUse);

    /// <inheritdoc />
    /// <exception cref="Client.StorageException">The store cannot be used.</exception>
    public async Task<LeaseAnswer> TryAcquireAsync(DeploymentLimit limit, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var key = SharedRows<DeploymentUse>.KeyOf(limit.Deployment);
        var id = Guid.NewGuid().ToString("N")[..IdLength];
        var answer = new LeaseAnswer(null, TimeSpan.Zero);
        await _rows.ChangeAsync(
            key,
            row =>
            {
                (var after, answer) = (row ?? new DeploymentUse()).Acquire(limit, id, now);
                return answer.LeaseId is null ? row : after;
            },
            cancellationToken);
        return answer.LeaseId is null ? answer : answer with { LeaseId = $"{key}{Separator}{id}" };
    }

    /// <inheritdoc />
    /// <exception cref="Client.StorageException">The store cannot be used.</exception>
    public Task RenewAsync(string leaseId, DateTimeOffset now, CancellationToken cancellationToken) =>
        ChangeAsync(leaseId, (use, id) => use.Renew(id, now), cancellationToken);

    /// <inheritdoc />
    /// <exception cref="Client.StorageException">The store cannot be used.</exception>
    public Task ReleaseAsync(string leaseId) =>
        ChangeAsync(leaseId, static (use, id) => use.Release(id), CancellationToken.None);

    // The id names the row, so that a lease can be given back without its deployment.
    private Task ChangeAsync(string leaseId, Func<DeploymentUse, string, DeploymentUse> change, CancellationToken cancellationToken)
    {
        var separator = leaseId.IndexOf(Separator, StringComparison.Ordinal);
        return separator < 0
            ? Task.CompletedTask
            : _rows.ChangeAsync(leaseId[..separator], row => row is null ? null : change(row, leaseId[(separator + 1)..]), cancellationToken);
    }
}
