using GenXai.Activities.Agents;
using GenXai.Activities.Calls;
using GenXai.Activities.Models;
using GenXai.Activities.Models.Remote;
using GenXai.Activities.Scripts;
using GenXai.Activities.Tools;
using GenXai.Workflows.Orchestration;

namespace GenXai.Activities;

/// <summary>Puts a host's activities together.</summary>
public static class ActivitySet
{
    /// <summary>Makes the activities <c>model</c>, <c>tool</c> and <c>flush</c>.</summary>
    /// <param name="options">What they are made of.</param>
    public static IReadOnlyList<IActivity> Create(ActivityOptions options)
    {
        var parts = new ActivityParts(options.Definitions, options.Clock, options.Script ?? Script.Empty, new CallObservers(options.Observers));
        var tools = new ToolRegistry(BuiltInTools.Create().Concat(options.Tools));
        var models = new ModelProviders(options.Providers, options.Notices ?? new NoNotices());
        return
        [
            new ModelActivity(parts, models, new Lazy<RemoteModel>(() => new RemoteModel(options.Models, options.Clock)), tools),
            new ToolActivity(parts, tools, options.Secrets),
            new FlushActivity(),
        ];
    }
}
