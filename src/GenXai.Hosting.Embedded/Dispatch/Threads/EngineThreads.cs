namespace GenXai.Hosting.Embedded.Dispatch.Threads;

/// <summary>
/// The threads that drive an engine by turns. The one that drives may lend itself to an activity, which saves handing
/// the call to another thread and its result back. Should the activity keep it, or should other work come meanwhile,
/// the second thread takes the engine over, and the first is the relief when it comes back. So at any time at most
/// one of them drives, and no activity holds the engine up.
/// </summary>
/// <param name="drive">Drives the engine: true when it has ended, false when the thread was relieved meanwhile.</param>
internal sealed class EngineThreads(Func<bool> drive)
{
    // An activity that keeps the thread for one to two of these is left to it.
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(20);

    private readonly object _gate = new();
    private long _lent;
    private long _loans;
    private long _calledIn;
    private bool _hasSecond;
    private volatile bool _hasRelief;
    private volatile bool _isWatched;
    private bool _ended;

    public void Start() => Begin(static threads => threads.Drive());

    /// <summary>Lends the thread that drives.</summary>
    /// <returns>The number of the loan; 0 when there is no relief, and the thread must go on driving.</returns>
    public long TryLend()
    {
        if (!_hasRelief)
        {
            if (!_hasSecond)
            {
                _hasSecond = true;
                Begin(static threads => threads.StandBy());
            }

            return 0;
        }

        // The exchange is a fence: who adds work after it sees the loan, what was added before is seen by the driver.
        Interlocked.Exchange(ref _lent, ++_loans);
        if (!_isWatched)
        {
            lock (_gate)
            {
                _isWatched = true;
                Monitor.Pulse(_gate);
            }
        }

        return _loans;
    }

    /// <summary>Ends a loan. False when the thread was relieved: it must touch the engine no more.</summary>
    public bool TryTakeBack(long loan) => Interlocked.CompareExchange(ref _lent, 0, loan) == loan;

    /// <summary>There is work: when the thread that drives is lent, its relief takes over now.</summary>
    public void Call()
    {
        Interlocked.MemoryBarrier();
        if (Volatile.Read(ref _lent) is not 0 and var loan)
        {
            lock (_gate)
            {
                _calledIn = loan;
                Monitor.Pulse(_gate);
            }
        }
    }

    private void Begin(Action<EngineThreads> run) =>
        new Thread(() => run(this)) { IsBackground = true, Name = "genxai-engine" }.Start();

    private void StandBy()
    {
        if (WaitForTurn())
        {
            Drive();
        }
    }

    private void Drive()
    {
        do
        {
            if (drive())
            {
                End();
                return;
            }
        }
        while (WaitForTurn());
    }

    /// <summary>Waits as the relief. True when this thread drives from now on, false when the engine has ended.</summary>
    private bool WaitForTurn()
    {
        lock (_gate)
        {
            _hasRelief = true;
            var seen = 0L;
            while (!_ended)
            {
                var lent = Volatile.Read(ref _lent);
                if (lent != 0 && (lent == _calledIn || lent == seen) && TryTakeBack(lent))
                {
                    _hasRelief = false;
                    return true;
                }

                var last = Volatile.Read(ref _loans);
                if (lent != 0 || last != seen)
                {
                    seen = last;
                    Monitor.Wait(_gate, Patience);
                    continue;
                }

                // No loan since the last look: an idle host has no thread that wakes all the time.
                _isWatched = false;
                Interlocked.MemoryBarrier();
                if (Volatile.Read(ref _lent) == 0)
                {
                    Monitor.Wait(_gate);
                }

                _isWatched = true;
            }

            return false;
        }
    }

    private void End()
    {
        lock (_gate)
        {
            _ended = true;
            Monitor.Pulse(_gate);
        }
    }
}
