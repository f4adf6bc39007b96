using System.Text.Json;
using GenXai.Workflows.Contracts;
using GenXai.Workflows.Contracts.Calls;
using GenXai.Workflows.Definitions;

namespace GenXai.Activities.Models.Caching;

/// <summary>Replies of models in the cache.</summary>
internal sealed class ReplyCache
{
    private readonly ModelCache _cache;

    public ReplyCache(ModelCache cache) => _cache = cache;

    /// <summary>Whether replies to an agent are cached: when it says so, else when they should be the same each time.</summary>
    public bool Holds(AgentDefinition agent) => _cache.IsOn && (agent.Cache ?? agent.Temperature is 0);

    /// <summary>Gets the reply, or asks for it. Failures, and replies that do not fit their schema, are not kept.</summary>
    public async Task<ModelCallOutcome> GetAsync(
        string key, string deployment, Func<CancellationToken, Task<ModelCallOutcome>> ask, CancellationToken cancellationToken)
    {
        ModelCallOutcome? asked = null;
        var kept = await _cache.GetOrSetAsync<string>(
            key,
            async (context, token) =>
            {
                asked = await ask(token);
                if (asked.SchemaErrors.Count > 0)
                {
                    context.Options.SetSkipMemoryCacheWrite(true).SetSkipDistributedCacheWrite(true, true);
                }

                return JsonSerializer.Serialize(asked, ContractsJsonContext.Default.ModelCallOutcome);
            },
            cancellationToken);
        CacheMetrics.Record(CacheMetrics.Replies, deployment, hits: asked is null ? 1 : 0, misses: asked is null ? 0 : 1);
        return asked ?? JsonSerializer.Deserialize(kept, ContractsJsonContext.Default.ModelCallOutcome)! with
        {
            Cached = true,
            Usage = new CallUsage(0, 0, 0),
            Notes = null,
        };
    }
}
