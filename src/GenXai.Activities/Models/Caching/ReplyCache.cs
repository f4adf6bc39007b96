using System.Text.Json;
using GenXai.Workflows.Contracts;
using GenXai.Workflows.Contracts.Calls;
using GenXai.Workflows.Definitions;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using ZiggyCreatures.Caching.Fusion;

namespace GenXai.Activities.Models.Caching;

/// <summary>Replies of models, in memory and in a store behind it. Equal calls at one time are made once.</summary>
#pragma warning disable CA1001 // It lives as long as the activities, which the host keeps to its end.
internal sealed class ReplyCache
#pragma warning restore CA1001
{
    private readonly FusionCache _cache;
    private readonly TimeSpan _timeToLive;

    public ReplyCache(IDistributedCache? store, TimeSpan timeToLive, ILogger<FusionCache>? logger)
    {
        _timeToLive = timeToLive;
        var options = new FusionCacheOptions
        {
            CacheName = "genxai-replies",
            DisableTagging = true,
            DefaultEntryOptions = new FusionCacheEntryOptions(timeToLive) { IsFailSafeEnabled = false },
        };
        _cache = new FusionCache(Options.Create(options), logger: logger);
        if (store is not null)
        {
            _cache.SetupDistributedCache(store, new ReplySerializer());
        }
    }

    /// <summary>Whether replies to an agent are cached: when it says so, else when they should be the same each time.</summary>
    public bool Holds(AgentDefinition agent) => _timeToLive > TimeSpan.Zero && (agent.Cache ?? agent.Temperature is 0);

    /// <summary>Gets the reply, or asks for it. Failures, and replies that do not fit their schema, are not kept.</summary>
    public async Task<ModelCallOutcome> GetAsync(string key, Func<CancellationToken, Task<ModelCallOutcome>> ask, CancellationToken cancellationToken)
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
            token: cancellationToken);
        return asked ?? JsonSerializer.Deserialize(kept, ContractsJsonContext.Default.ModelCallOutcome)! with
        {
            Cached = true,
            Usage = new CallUsage(0, 0, 0),
            Notes = null,
        };
    }
}
