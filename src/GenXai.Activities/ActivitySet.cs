using GenXai.Activities.Agents;
using GenXai.Activities.Calls;
using GenXai.Activities.Evaluations;
using GenXai.Activities.Memory;
using GenXai.Activities.Memory.Consolidation;
using GenXai.Activities.Models;
using GenXai.Activities.Models.Budgets;
using GenXai.Activities.Models.Embeddings;
using GenXai.Activities.Models.Remote;
using GenXai.Activities.Payloads;
using GenXai.Activities.Scripts;
using GenXai.Activities.Tools;
using GenXai.Activities.Tools.Declared;
using GenXai.Activities.Tools.Policies;
using GenXai.Activities.Tools.Web.Http;
using GenXai.Workflows.Orchestration;

namespace GenXai.Activities;

/// <summary>Puts a host's activities together.</summary>
public static class ActivitySet
{
    /// <summary>Makes the activities <c>model</c>, <c>tool</c>, <c>evaluate</c>, <c>flush</c> and <c>consolidate</c>.</summary>
    /// <param name="options">What they are made of.</param>
    public static IReadOnlyList<IActivity> Create(ActivityOptions options)
    {
        var stored = new StoredValues(options.Payloads);
        var values = new CallValues(stored, options.Definitions);
        var parts = new ActivityParts(
            options.Definitions, options.Clock, options.Script ?? Script.Empty, new CallObservers(options.Observers), values);
        var web = new WebClient(options.ToolOptions.Web, options.Clock);
        var declared = new DeclaredTools(options.ToolOptions, web, options.Clock);
        var secrets = options.Secrets ?? options.ToolOptions.Secrets;
        var tools = new ToolRegistry(BuiltInTools.All(options.ToolOptions, web, options.Clock, secrets)
            .Concat<ITool>(options.ToolOptions.Tools)
            .Concat(options.Tools)
            .Select(declared.UnderPolicy));
        var access = new ToolAccess(options.ToolOptions);
        var models = new ModelProviders(options.Providers, options.Notices ?? new NoNotices());
        var embedding = new Lazy<IEmbeddingModel>(() => EmbeddingModels.Create(options.Providers, options.Models, options.Clock));
        var memories = new AgentMemories(options.Memories, embedding, options.Clock.Time);
        return
        [
            new ModelActivity(
                parts,
                models,
                memories,
                new Lazy<RemoteModel>(() => new RemoteModel(new RemoteDeployments(options.Models, options.Clock))),
                new LocalPrices(options.Models.Settings),
                new ToolOffers(tools, options.ToolOptions.Mcp),
                access),
            new ToolActivity(parts, tools, secrets, access, declared, options.ToolMetrics),
            new EvaluateActivity(stored, values, options.Definitions, new MemoryRanker(embedding)),
            new FlushActivity(),
            new ConsolidateActivity(new Consolidator(options.Memories, embedding, options.Clock.Time)),
        ];
    }
}
