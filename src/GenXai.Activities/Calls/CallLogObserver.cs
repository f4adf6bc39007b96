using System.Text;
using System.Text.Json;
using GenXai.Workflows.Contracts.Calls;

namespace GenXai.Activities.Calls;

/// <summary>
/// Appends the key of each call to a file, one line per call, before the call is made. Several processes may write
/// to one file; a line that was written survives the end of its process. Crash tests count calls with it.
/// </summary>
public sealed class CallLogObserver : ICallObserver
{
    /// <summary>The environment variable that names the file.</summary>
    public const string EnvironmentVariable = "GENXAI_CALL_LOG";

    private const int Attempts = 5000;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(1);
    private readonly Lock _gate = new();
    private readonly string _path;

    /// <summary>Makes an observer.</summary>
    /// <param name="path">The file; it is made on the first call, its folder must exist.</param>
    public CallLogObserver(string path) => _path = path;

    /// <summary>The observer that the environment asks for; null when it asks for none.</summary>
    public static CallLogObserver? FromEnvironment() =>
        Environment.GetEnvironmentVariable(EnvironmentVariable) is { Length: > 0 } path ? new CallLogObserver(path) : null;

    /// <inheritdoc />
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void OnModelCall(ModelCallRequest request, IReadOnlyList<PromptMessage> messages) => Append(request.Origin.Key);

    /// <inheritdoc />
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void OnToolCall(ToolCallRequest request, JsonElement arguments) => Append(request.Origin.Key);

    private void Append(string key)
    {
        var line = Encoding.UTF8.GetBytes(key + "\n");
        lock (_gate)
        {
            using var file = OpenAlone();
            file.Write(line);
        }
    }

    // .NET seeks to the end once, when it opens a file for appending: only who has the file alone truly appends.
    private FileStream OpenAlone()
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return new FileStream(_path, FileMode.Append, FileAccess.Write, FileShare.None, bufferSize: 0);
            }
            catch (IOException exception) when (exception is not (FileNotFoundException or DirectoryNotFoundException) && attempt < Attempts)
            {
                // Another process has the file for the length of one line. Observers are synchronous, and only tests set one.
                Thread.Sleep(Pause);
            }
        }
    }
}
