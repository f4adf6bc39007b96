using GenXai.Hosting.Embedded.Clients;
using GenXai.Hosting.Embedded.Storage;

namespace GenXai.Hosting.Embedded.Dispatch;

/// <summary>Shows committed states to those who wait for them.</summary>
internal sealed class Announcer(IRuntimeReader reader, ChangeHub hub)
{
    /// <summary>Shows what a batch has moved.</summary>
    public void Announce(Batch batch)
    {
        foreach (var live in batch.Moved)
        {
            if (hub.IsWatched(live.Id))
            {
                hub.Moved(live.Row.ToState());
            }
        }

        batch.MovedElsewhere.ForEach(AnnounceStored);
    }

    /// <summary>Shows an instance that moved without being in memory, or in another process.</summary>
    public void AnnounceStored(string instanceId)
    {
        if (hub.IsWatched(instanceId) && reader.Find(instanceId, withInput: false) is { } state)
        {
            hub.Moved(state);
        }
    }
}
