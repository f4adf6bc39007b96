namespace GenXai.Activities.Resilience.Limits;

/// <summary>Keeps leases on deployments, shared by all that use the store. Called from several threads.</summary>
public interface ILeaseStore
{
    /// <summary>Takes a lease if there is room, as one step that nothing comes between, and counts the request.</summary>
    /// <param name="limit">The deployment and its limits.</param>
    /// <param name="now">The time.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<LeaseAnswer> TryAcquireAsync(DeploymentLimit limit, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Lets a lease live for another <see cref="DeploymentLimit.LeaseDuration"/>.</summary>
    /// <param name="leaseId">The lease.</param>
    /// <param name="now">The time.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task RenewAsync(string leaseId, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Gives a lease back; one that is not there is no error.</summary>
    /// <param name="leaseId">The lease.</param>
    Task ReleaseAsync(string leaseId);
}
