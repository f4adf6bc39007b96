using GenXai.Activities.Models.Catalog;
using GenXai.Activities.Resilience.Limits;

namespace GenXai.Activities.Models.Remote;

/// <summary>A deployment that is asked over a network.</summary>
/// <param name="Provider">Its provider.</param>
/// <param name="Deployment">The name that limits and the breaker go by.</param>
/// <param name="Entry">What is known of it.</param>
internal sealed record RemoteTarget(string Provider, string Deployment, ModelEntry Entry)
{
    /// <summary>Its limits.</summary>
    public DeploymentLimit Limit => new(Deployment, Entry.MaxConcurrency, Entry.RequestsPerMinute);
}
