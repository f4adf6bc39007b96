using GenXai.Hosting.Client;
using GenXai.Hosting.Embedded.Storage;
using Microsoft.Extensions.Logging;

namespace GenXai.Hosting.Embedded.Dispatch;

/// <summary>Which instances this host drives: its own, and those of hosts that have ended.</summary>
internal sealed class Ownership(
    IRuntimeStore store, LiveInstances instances, WakeTimes wakes, DriveScope scope, ILogger log)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private long _lastLook = TimeProvider.System.GetTimestamp();

    public long Owner { get; private set; }

    public void Open(DateTimeOffset now)
    {
        Owner = store.OpenHost(now);
        instances.Owner = Owner;
    }

    public bool IsTimeToTakeOver()
    {
        if (scope != DriveScope.All || TimeProvider.System.GetElapsedTime(_lastLook) < Interval)
        {
            return false;
        }

        _lastLook = TimeProvider.System.GetTimestamp();
        return true;
    }

    public void TakeOver(bool atStart)
    {
        if (scope == DriveScope.All)
        {
            ClaimFree(rootId: null, alone: atStart);
        }
    }

    /// <summary>Takes what nobody drives, all or one tree; returns how many instances.</summary>
    public int ClaimFree(string? rootId, bool alone = false)
    {
        var count = 0;
        foreach (var owner in store.OtherOwners(Owner))
        {
            if (owner == 0 || !store.IsAlive(owner))
            {
                var rows = store.Claim(owner, Owner, rootId);
                rows.ForEach(TakeUp);
                count += rows.Count;
                if (rows.Count > 0 && !alone)
                {
                    EmbeddedLog.TookOver(log, rows.Count, owner);
                }
            }
        }

        store.OwnedWithMessages(Owner).ForEach(instances.Mail);
        return count;
    }

    private void TakeUp(InstanceRow row)
    {
        var isUnfit = row is { Status: OrchestrationStatus.Suspended, Failure.Type: "unfit" };
        if (isUnfit)
        {
            // Another program may know what the last one did not: try again.
            (row.Status, row.Failure) = (OrchestrationStatus.Running, null);
        }
        else if (row.Status == OrchestrationStatus.Suspended)
        {
            return;
        }

        wakes.Set(row.Id, row.Wake);
        if (isUnfit || row.HasWork || row.Status == OrchestrationStatus.Pending)
        {
            instances.Enqueue(instances.Add(row));
        }
    }
}
