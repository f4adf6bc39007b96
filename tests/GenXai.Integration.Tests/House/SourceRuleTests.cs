using GenXai.Integration.Tests.Support;
using Shouldly;
using Xunit;

namespace GenXai.Integration.Tests.House;

/// <summary>The rules of the house that are cheap to check: the size of files and folders, and whose paths they name.</summary>
public sealed class SourceRuleTests
{
    private const int MostLines = 400;
    private const int MostFiles = 20;

    // Folders that have more by design; each with its reason.
    private static readonly string[] Wide =
    [
        // The engine and its parts are one subject: to split them would tear their one thread apart.
        "src/GenXai.Hosting.Embedded/Dispatch",
        // The two client ports and their records.
        "src/GenXai.Hosting/Client",
        // The authored model, one record per object of the file.
        "src/GenXai.Workflows/Definitions",
    ];

    [Fact]
    public void Files_OfTheSource_AreShort() => Sources("src")
        .Select(path => (Path: Name(path), Lines: File.ReadLines(path).Count()))
        .Where(file => file.Lines >= MostLines)
        .Select(file => FormattableString.Invariant($"{file.Path}: {file.Lines} lines"))
        .ShouldBeEmpty($"a source file has fewer than {MostLines} lines: split it by what it does");

    [Fact]
    public void Files_OfTheSource_AreSmallAsARule()
    {
        var lines = Sources("src").Select(path => File.ReadLines(path).Count()).Order().ToList();

        lines[lines.Count / 2].ShouldBeLessThanOrEqualTo(60, "the median");
        lines[lines.Count * 9 / 10].ShouldBeLessThanOrEqualTo(200, "the ninth decile");
    }

    [Fact]
    public void Folders_OfTheSource_AreSmall() => Sources("src").Concat(Sources("tests"))
        .GroupBy(path => Name(Path.GetDirectoryName(path)!), StringComparer.Ordinal)
        .Where(folder => folder.Count() > MostFiles && !Wide.Contains(folder.Key, StringComparer.Ordinal))
        .Select(folder => FormattableString.Invariant($"{folder.Key}: {folder.Count()} files"))
        .ShouldBeEmpty($"a folder has at most {MostFiles} files: make folders by subject");

    [Fact]
    public void Namespaces_OfTheSource_AreTheirFolders() => Sources("src").Concat(Sources("tests"))
        .Select(path => (Path: Name(path), Line: File.ReadLines(path).FirstOrDefault(line => line.StartsWith("namespace ", StringComparison.Ordinal))))
        .Where(file => file.Line is not null && file.Line != $"namespace {Path.GetDirectoryName(file.Path)!.Split('/', 2)[1].Replace('/', '.')};")
        .Select(file => $"{file.Path}: {file.Line}")
        .ShouldBeEmpty("the namespace of a file is its folder");

    private static IEnumerable<string> Sources(string root) =>
        Directory.EnumerateFiles(Repository.PathOf(root), "*.cs", SearchOption.AllDirectories)
            .Where(path => !path.Contains("/obj/", StringComparison.Ordinal) && !path.Contains("/bin/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);

    private static string Name(string path) => Path.GetRelativePath(Repository.Root, path).Replace('\\', '/');
}
