using GenXai.Cli.WorkflowTests.Model;
using GenXai.Cli.WorkflowTests.Reading;
using GenXai.Hosting.Catalog;
using GenXai.Integration.Tests.Support;
using Xunit;

namespace GenXai.Integration.Tests.Facts;

/// <summary>The workflow tests under <c>tests/workflows</c>: what product.md, sections 5 to 8, says, case by case.</summary>
internal static class WorkflowFacts
{
    private static readonly Dictionary<(string File, string Name), WorkflowTest> All = Read();

    public static DiskDefinitionFiles Files => new(Repository.PathOf("tests", "workflows"));

    public static TheoryData<string, string> Of<T>()
        where T : WorkflowTest
    {
        var data = new TheoryData<string, string>();
        foreach (var (key, _) in All.Where(pair => pair.Value is T).OrderBy(pair => pair.Key))
        {
            data.Add(key.File, key.Name);
        }

        return data;
    }

    public static WorkflowTest Find(string file, string name) => All[(file, name)];

    private static Dictionary<(string, string), WorkflowTest> Read()
    {
        var tests = new Dictionary<(string, string), WorkflowTest>();
        foreach (var path in Directory.EnumerateFiles(Files.WorkingDirectory, "*.test.yaml").Order(StringComparer.Ordinal))
        {
            var file = WorkflowTestReader.Read(path, Files);
            if (file.Faults.Count > 0)
            {
                throw new InvalidOperationException(string.Join('\n', file.Faults));
            }

            foreach (var test in file.Tests)
            {
                if (!tests.TryAdd((Path.GetFileName(path), test.Name), test))
                {
                    throw new InvalidOperationException($"{path}:{test.Location.Line}: a second test has the name '{test.Name}'; choose another");
                }
            }
        }

        return tests;
    }
}
