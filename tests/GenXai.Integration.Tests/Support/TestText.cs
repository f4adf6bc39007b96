using GenXai.Cli.WorkflowTests.Model;
using GenXai.Cli.WorkflowTests.Reading;
using GenXai.Workflows.Definitions;

namespace GenXai.Integration.Tests.Support;

/// <summary>One workflow test as text, outside any folder.</summary>
internal sealed class TestText(string text) : IDefinitionFiles
{
    private const string Name = "inline.test.yaml";

    public string WorkingDirectory => "/";

    public RunTest Test
    {
        get
        {
            var file = WorkflowTestReader.Read(Name, this);
            return file.Faults.Count == 0
                ? (RunTest)file.Tests[0]
                : throw new InvalidOperationException($"{string.Join('\n', file.Faults)}\n{text}");
        }
    }

    public DefinitionFile Read(string path) =>
        path == Name ? new DefinitionFile(text, true, null) : new DefinitionFile(null, false, null);

    public IReadOnlyList<string> Siblings(string path) => [];
}
