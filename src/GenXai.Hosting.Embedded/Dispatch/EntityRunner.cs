using GenXai.Hosting.Embedded.Storage;
using GenXai.Workflows.Orchestration;

namespace GenXai.Hosting.Embedded.Dispatch;

/// <summary>Applies entity operations inside the transaction of whoever asked, hence exactly once.</summary>
internal sealed class EntityRunner(ProgramRegistry program, IRuntimeStore store)
{
    public CallResult Apply(EntityId id, string operation, string? input, DateTimeOffset now)
    {
        var reducer = program.FindEntity(id.Name);
        if (reducer is null)
        {
            return CallResult.Fail(
                "entity_not_found", $"this program has no entity '{id.Name}': register it, or run an older version");
        }

        try
        {
            var outcome = reducer.Apply(store.ReadEntity(id), operation, input, now);
            if (!outcome.Result.Failed)
            {
                store.WriteEntity(id, outcome.State);
            }

            return outcome.Result;
        }
#pragma warning disable CA1031 // A reducer may throw anything; the failure is data and the state stays as it was.
        catch (Exception e) when (e is not Client.StorageException)
#pragma warning restore CA1031
        {
            return CallResult.Fail(e.GetType().Name, e.Message);
        }
    }
}
