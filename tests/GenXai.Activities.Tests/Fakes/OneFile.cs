using GenXai.Workflows.Definitions;

namespace GenXai.Activities.Tests.Fakes;

/// <summary>One workflow file, outside any folder.</summary>
internal sealed class OneFile(string text) : IDefinitionFiles
{
    public const string Path = "/w.yaml";

    public string WorkingDirectory => "/";

    public DefinitionFile Read(string path) =>
        path == Path ? new DefinitionFile(text, true, null) : new DefinitionFile(null, false, null);

    public IReadOnlyList<string> Siblings(string path) => [Path];
}
