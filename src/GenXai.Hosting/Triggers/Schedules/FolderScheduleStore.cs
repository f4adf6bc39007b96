using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using GenXai.Hosting.Client;

namespace GenXai.Hosting.Triggers.Schedules;

/// <summary>A small file for each schedule. Of two processes that write at once the last one stays; both wrote what was true.</summary>
public sealed class FolderScheduleStore : IScheduleStore
{
    private readonly string _folder;

    /// <summary>Makes the store.</summary>
    /// <param name="folder">The folder; it is made when the first schedule fires.</param>
    public FolderScheduleStore(string folder) => _folder = Path.GetFullPath(folder);

    /// <inheritdoc />
    public async Task<DateTimeOffset?> FindAsync(string workflow, CancellationToken cancellationToken = default)
    {
        try
        {
            var text = await File.ReadAllTextAsync(PathOf(workflow), cancellationToken);
            return JsonSerializer.Deserialize(text, HostingJsonContext.Default.ScheduleRecord)?.LastAt;
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException)
        {
            throw Fault(exception);
        }
    }

    /// <inheritdoc />
    public async Task SetAsync(string workflow, DateTimeOffset time, CancellationToken cancellationToken = default)
    {
        var path = PathOf(workflow);
        var draft = $"{path}.{Guid.NewGuid():N}.draft";
        try
        {
            Directory.CreateDirectory(_folder);
            var text = JsonSerializer.Serialize(new ScheduleRecord(workflow, time), HostingJsonContext.Default.ScheduleRecord);
            await File.WriteAllTextAsync(draft, text, cancellationToken);
            File.Move(draft, path, overwrite: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Fault(exception);
        }
    }

    private static StorageException Fault(Exception exception) =>
        new($"the notes on schedules cannot be used: {exception.Message}", exception);

    private string PathOf(string workflow) =>
        Path.Combine(_folder, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(workflow)))[..32] + ".json");
}
