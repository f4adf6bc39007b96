using GenXai.Workflows.Definitions.Yaml;
using GenXai.Workflows.Validation;

namespace GenXai.Workflows.Definitions.Loading;

/// <summary>Finds the workflow in a file; a file that is something else altogether gets one clear fault.</summary>
internal static class TopLevel
{
    private const string Key = "workflow";

    public static YamlNode? FindWorkflow(YamlNode? root, string file, DiagnosticBag diagnostics)
    {
        switch (root)
        {
            case null:
                return null;
            case YamlScalar { Kind: YamlScalarKind.Null }:
                diagnostics.Error(DiagnosticCodes.MissingKey, new SourceLocation(file, 1, 1), "the file is empty; a workflow file starts with 'workflow:' and has a name and a graph under it");
                return null;
            case YamlMapping mapping:
                return FromMapping(mapping, diagnostics);
            default:
                diagnostics.Error(DiagnosticCodes.WrongType, root.Location, $"a workflow file must be an object with the key 'workflow', but it is {root.Describe}");
                return null;
        }
    }

    private static YamlNode? FromMapping(YamlMapping mapping, DiagnosticBag diagnostics)
    {
        if (mapping.Find(Key) is { } workflow)
        {
            foreach (var entry in mapping.Entries.Where(entry => !string.Equals(entry.Key, Key, StringComparison.Ordinal)))
            {
                var inside = Shapes.WorkflowShapes.Workflow.Find(entry.Key) is not null ? "; it belongs under 'workflow', indented" : "";
                diagnostics.Error(DiagnosticCodes.UnknownKey, entry.KeyLocation, $"'{entry.Key}' is no key of a workflow file{inside}. The only one is 'workflow'.");
            }

            if (workflow is YamlScalar { Kind: YamlScalarKind.Null })
            {
                diagnostics.Error(DiagnosticCodes.MissingKey, workflow.Location, "'workflow' is empty; it needs at least a name and a graph, indented under it");
                return null;
            }

            return workflow;
        }

        foreach (var entry in mapping.Entries)
        {
            if (Suggestion.Nearest(entry.Key, [Key], diagnostics) is not null)
            {
                diagnostics.Error(DiagnosticCodes.UnknownKey, entry.KeyLocation, $"'{entry.Key}' is no key of a workflow file. Did you mean '{Key}'?");
                return null;
            }
        }

        var hint = mapping.Find("graph") is not null
            ? "put all keys under 'workflow:', indented"
            : "start with 'workflow:' and put a name and a graph under it";
        diagnostics.Error(DiagnosticCodes.MissingKey, mapping.Location, $"a workflow file needs the key 'workflow'; {hint}");
        return null;
    }
}
