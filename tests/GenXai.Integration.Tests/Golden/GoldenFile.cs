using GenXai.Integration.Tests.Support;
using Shouldly;

namespace GenXai.Integration.Tests.Golden;

/// <summary>Golden files of a format version: written once, compared for ever; GENXAI_UPDATE=1 writes them anew.</summary>
internal static class GoldenFile
{
    public static string PathOf(string name) =>
        Repository.PathOf("tests", "GenXai.Integration.Tests", "Golden", "v1", name);

    public static string Read(string name) => File.ReadAllText(PathOf(name));

    /// <summary>Holds a text against a golden file.</summary>
    public static void Check(string name, string actual)
    {
        var path = PathOf(name);
        if (Repository.Updates)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, actual);
        }

        File.Exists(path).ShouldBeTrue($"{path} is missing; run the tests with GENXAI_UPDATE=1 to write it");
        actual.ShouldBe(
            File.ReadAllText(path),
            $"what is persisted has changed: stored data of version 1 must stay readable, so add a version, or (before any release) run with GENXAI_UPDATE=1; {name}");
    }
}
