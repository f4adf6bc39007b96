using GenXai.Workflows.Definitions.Yaml;

namespace GenXai.Workflows.Definitions.Loading;

/// <summary>A definition that stands inside another file, such as a workflow test.</summary>
/// <param name="Name">Its name among inline definitions: letters, digits and the like.</param>
/// <param name="Workflow">The workflow, with or without the outer <c>workflow:</c>; positions are those of the surrounding file.</param>
/// <param name="BasePath">The file that it stands in: paths in the definition start beside it.</param>
public sealed record InlineDefinition(string Name, YamlNode Workflow, string BasePath);
