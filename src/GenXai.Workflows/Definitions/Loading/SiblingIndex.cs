using GenXai.Workflows.Definitions.Yaml;
using GenXai.Workflows.Validation;

namespace GenXai.Workflows.Definitions.Loading;

/// <summary>The workflow files of folders and their names; each folder is read once, when a name is looked for in it.</summary>
internal sealed class SiblingIndex(IDefinitionFiles files)
{
    private readonly Dictionary<string, List<(string Path, string? Name)>> _folders = new(StringComparer.Ordinal);

    public IReadOnlyList<(string Path, string? Name)> At(string folder)
    {
        if (!_folders.TryGetValue(folder, out var found))
        {
            found = [];
            foreach (var sibling in files.Siblings(folder + "/workflow.yaml"))
            {
                var path = DefinitionPath.Combine(folder, sibling);
                if (IsWorkflow(path, out var name))
                {
                    found.Add((path, name));
                }
            }

            _folders.Add(folder, found);
        }

        return found;
    }

    /// <summary>A file with faults is a candidate by its file name: they are reported once it is referred to.</summary>
    private bool IsWorkflow(string path, out string? name)
    {
        name = null;
        if (files.Read(path).Text is not { } text || !text.Contains("workflow", StringComparison.Ordinal))
        {
            return false;
        }

        var root = YamlReader.Read(text, path, new DiagnosticBag());
        var workflow = (root as YamlMapping)?.Find("workflow");
        name = ((workflow as YamlMapping)?.Find("name") as YamlScalar)?.Text;
        return root is null || (workflow is not null && ((YamlMapping)root).Find("tests") is null);
    }
}
