using System.Globalization;
using System.Text.Json;
using GenXai.Hosting.Client;

namespace GenXai.Hosting.Catalog;

/// <summary>
/// A catalogue in a folder: a folder per name, a small file per version, written once and never changed. Several
/// processes may share it: who makes a version's file first has the number.
/// </summary>
public sealed class FolderWorkflowCatalog : IWorkflowCatalog
{
    private readonly string _folder;

    /// <summary>Makes a catalogue.</summary>
    /// <param name="folder">The folder; it is made when the first workflow is deployed.</param>
    public FolderWorkflowCatalog(string folder) => _folder = Path.GetFullPath(folder);

    /// <inheritdoc />
    public Task<WorkflowVersion> AddAsync(
        string name, string definition, DateTimeOffset at, CancellationToken cancellationToken = default) =>
        GuardAsync(() => Add(name, definition, at), cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyList<WorkflowVersion>> VersionsAsync(string name, CancellationToken cancellationToken = default) =>
        GuardAsync<IReadOnlyList<WorkflowVersion>>(() => Versions(Read(FolderOf(name))), cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyList<WorkflowVersion>> ListAsync(CancellationToken cancellationToken = default) =>
        GuardAsync<IReadOnlyList<WorkflowVersion>>(List, cancellationToken);

    /// <inheritdoc />
    public Task<bool> RemoveAsync(string name, DateTimeOffset at, CancellationToken cancellationToken = default) =>
        GuardAsync(() => Remove(name, at), cancellationToken);

    private static Task<T> GuardAsync<T>(Func<T> body, CancellationToken cancellationToken) => Task.Run(
        () =>
        {
            try
            {
                return body();
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException)
            {
                throw new StorageException($"the catalogue of workflows cannot be used: {exception.Message}", exception);
            }
        },
        cancellationToken);

    // What was deployed since the name was last taken out, newest first.
    private static List<WorkflowVersion> Versions(List<CatalogRecord> records) =>
    [
        .. records
            .TakeWhile(record => record.Definition is not null)
            .Select(record => new WorkflowVersion(record.Name, record.Number, record.Definition!, record.At)),
    ];

    // Newest first.
    private static List<CatalogRecord> Read(string folder) => Directory.Exists(folder)
        ? [.. Directory.EnumerateFiles(folder, "*.json").OrderDescending(StringComparer.Ordinal).Select(ReadFile)]
        : [];

    private static CatalogRecord ReadFile(string file)
    {
        var record = JsonSerializer.Deserialize(File.ReadAllBytes(file), HostingJsonContext.Default.CatalogRecord)
            ?? throw new JsonException($"'{file}' is empty");
        return record.SchemaVersion == CatalogRecord.Schema
            ? record
            : throw new JsonException($"'{file}' has format {record.SchemaVersion}, this program knows {CatalogRecord.Schema}: use a newer genxai");
    }

    // A number is claimed by making a file that must not exist, which the file system decides; then the version's file
    // appears with its content or not at all. The number of a process that dies between the two stays unused.
    private static bool TryWrite(string folder, CatalogRecord record)
    {
        var number = Path.Combine(folder, record.Number.ToString("D8", CultureInfo.InvariantCulture));
        var (target, claim) = (number + ".json", number + ".claim");
        try
        {
            using (var stream = new FileStream(claim, FileMode.CreateNew, FileAccess.Write))
            {
                JsonSerializer.Serialize(stream, record, HostingJsonContext.Default.CatalogRecord);
                stream.Flush(flushToDisk: true);
            }
        }
        catch (IOException) when (File.Exists(claim) || File.Exists(target))
        {
            return false;
        }

        if (File.Exists(target))
        {
            File.Delete(claim);
            return false;
        }

        File.Move(claim, target);
        return true;
    }

    private static int NextNumber(string folder) => 1 + Directory.EnumerateFiles(folder)
        .Select(file => int.TryParse(Path.GetFileNameWithoutExtension(file), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0)
        .DefaultIfEmpty()
        .Max();

    private WorkflowVersion Add(string name, string definition, DateTimeOffset at)
    {
        var folder = FolderOf(name);
        Directory.CreateDirectory(folder);
        while (true)
        {
            var newest = Read(folder).FirstOrDefault();
            if (newest?.Definition is { } current && string.Equals(current, definition, StringComparison.Ordinal))
            {
                return new WorkflowVersion(newest.Name, newest.Number, current, newest.At);
            }

            var record = new CatalogRecord(name, NextNumber(folder), definition, at);
            if (TryWrite(folder, record))
            {
                return new WorkflowVersion(record.Name, record.Number, definition, record.At);
            }
        }
    }

    private bool Remove(string name, DateTimeOffset at)
    {
        var folder = FolderOf(name);
        while (true)
        {
            if (Read(folder).FirstOrDefault() is not { Definition: not null })
            {
                return false;
            }

            if (TryWrite(folder, new CatalogRecord(name, NextNumber(folder), null, at)))
            {
                return true;
            }
        }
    }

    private List<WorkflowVersion> List() => Directory.Exists(_folder)
        ?
        [
            .. Directory.EnumerateDirectories(_folder)
                .Select(folder => Versions(Read(folder)).FirstOrDefault())
                .OfType<WorkflowVersion>()
                .OrderBy(version => version.Name, StringComparer.Ordinal),
        ]
        : [];

    // In hexadecimal what is no plain letter: '.', '..' and names that differ in case only are safe on every file system.
    private string FolderOf(string name) => Path.Combine(_folder, "w-" + string.Concat(name.Select(letter =>
        char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '-'
            ? letter.ToString()
            : string.Create(CultureInfo.InvariantCulture, $"_{(int)letter:x4}"))));
}
