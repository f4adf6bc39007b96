using GenXai.Hosting.Client;

namespace GenXai.Hosting.Polling;

/// <summary>Looks again and again whether there is something to do.</summary>
internal static class Poll
{
    /// <summary>Looks and pauses until it is stopped. What cannot be used now is tried again.</summary>
    /// <param name="look">Looks and does what is due; gives how long to pause.</param>
    /// <param name="unusable">Notes that the store could not be used; gives how long to pause.</param>
    /// <param name="time">For the pauses.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task RunAsync(
        Func<CancellationToken, Task<TimeSpan>> look,
        Func<StorageException, TimeSpan> unusable,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            TimeSpan pause;
            try
            {
                pause = await look(cancellationToken);
            }
            catch (StorageException exception)
            {
                pause = unusable(exception);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }

            // The end of the pause is all that is asked of it, however it came about.
            await Task.Delay(pause, time, cancellationToken).ContinueWith(static _ => { }, TaskScheduler.Default);
        }
    }
}
