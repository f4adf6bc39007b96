using GenXai.Hosting.Client;

namespace GenXai.Hosting.Embedded.Storage.Sqlite;

/// <summary>
/// Copies the write-ahead log into the database on a thread of its own, so that no commit waits for it: passively
/// after some commits, and with a cut of the log when that has grown beyond 64 MiB.
/// </summary>
internal sealed class Checkpointer : IDisposable
{
    private const int CommitsBetween = 1000;
    private const long TruncateAbove = 64L << 20;
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    private readonly string _path;
    private readonly Action<string> _failed;
    private readonly SqliteDatabase _db;
    private readonly ManualResetEventSlim _work = new();
    private readonly Thread _thread;
    private int _commits;
    private volatile bool _ended;

    public Checkpointer(string path, Action<string> failed)
    {
        (_path, _failed) = (path, failed);
        _db = SqliteDatabase.Open(path);
        _thread = new Thread(Run) { IsBackground = true, Name = "genxai-checkpointer" };
        _thread.Start();
    }

    /// <summary>Called on the writer's thread.</summary>
    public void Committed()
    {
        if (++_commits >= CommitsBetween)
        {
            _commits = 0;
            _work.Set();
        }
    }

    /// <summary>Ends with a last checkpoint, for a clean stop.</summary>
    public void Finish()
    {
        End();
        Checkpoint();
    }

    public void Dispose()
    {
        End();
        _db.Dispose();
        _work.Dispose();
    }

    private void End()
    {
        if (!_ended)
        {
            _ended = true;
            _work.Set();
            _thread.Join();
        }
    }

    private void Run()
    {
        while (!_ended)
        {
            // The interval sees to the log of a process that commits rarely.
            _work.Wait(Interval);
            _work.Reset();
            if (!_ended)
            {
                Checkpoint();
            }
        }
    }

    private void Checkpoint()
    {
        try
        {
            var log = new FileInfo(_path + "-wal");
            _db.Checkpoint(truncate: log.Exists && log.Length > TruncateAbove);
        }
        catch (StorageException e)
        {
            // Nothing is lost: the log keeps what could not be copied. The writer meets the fault itself if it stays.
            _failed(e.Message);
        }
    }
}
