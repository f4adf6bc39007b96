namespace GenXai.Activities.Resilience.Limits;

/// <summary>The limits of one deployment.</summary>
/// <param name="Deployment">The deployment.</param>
/// <param name="MaxConcurrency">Most requests at once, at least 1; null for no limit.</param>
/// <param name="RequestsPerMinute">Most requests in any 60 seconds, at least 1; null for no limit.</param>
public sealed record DeploymentLimit(string Deployment, int? MaxConcurrency, int? RequestsPerMinute)
{
    /// <summary>The span that requests per minute are counted in.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    /// <summary>How long a lease lives when it is not renewed: so long the place of a process that died stays taken.</summary>
    public static readonly TimeSpan LeaseDuration = TimeSpan.FromSeconds(30);
}
