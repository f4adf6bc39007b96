namespace GenXai.Workflows.Flows.Delegation;

/// <summary>How many workers a queue wants: one for every so many queued tasks, within bounds.</summary>
internal static class PoolSize
{
    /// <summary>The target.</summary>
    /// <param name="queued">How many tasks have not been begun, from 0.</param>
    /// <param name="tasksPerWorker">For how many there is one worker, from 1.</param>
    /// <param name="min">The fewest workers.</param>
    /// <param name="max">The most workers, at least <paramref name="min"/>.</param>
    public static int Target(int queued, int tasksPerWorker, int min, int max) =>
        Math.Clamp((int)(((long)queued + tasksPerWorker - 1) / tasksPerWorker), min, max);
}
