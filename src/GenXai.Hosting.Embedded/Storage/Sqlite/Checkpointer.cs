using GenXai.Hosting.Client;

namespace GenXai.Hosting.Embedded.Storage.Sqlite;

/// <summary>
/// Copies the write-ahead log into the database: after some commits, on a thread of its own, so that no commit waits
/// for most of it. What was committed meanwhile is little; the writer copies that itself, and only then is the log
/// used again from its beginning. Without that it grows for as long as the writer is busy, and pages that are new to
/// the file cost the system several times what overwriting costs. Above 64 MiB it is cut.
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
    private volatile bool _restIsShort;
    private volatile bool _ended;

    public Checkpointer(string path, Action<string> failed)
    {
        (_path, _failed) = (path, failed);
        _db = SqliteDatabase.Open(path);
        _thread = new Thread(Run) { IsBackground = true, Name = "genxai-checkpointer" };
        _thread.Start();
    }

    /// <summary>Called on the writer's thread, with its connection.</summary>
    public void Committed(SqliteDatabase writer)
    {
        if (_restIsShort)
        {
            _restIsShort = false;
            writer.Checkpoint(truncate: false);
        }

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
                _restIsShort = true;
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
