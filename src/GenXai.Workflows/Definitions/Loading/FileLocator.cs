using System.Text;
using System.Text.Json;
using GenXai.Workflows.Definitions.Yaml;
using GenXai.Workflows.Validation;

namespace GenXai.Workflows.Definitions.Loading;

/// <summary>Finds references among files, inline definitions and the catalogue.</summary>
internal sealed class FileLocator(IDefinitionFiles files, LoadOptions options, bool relativeNames) : ISourceLocator
{
    private readonly string _working = DefinitionPath.Combine("", files.WorkingDirectory);
    private readonly SiblingIndex _siblings = new(files);

    public static DefinitionSource FromInline(InlineDefinition definition, string workingDirectory)
    {
        var workflow = definition.Workflow is YamlMapping { Entries: [{ Key: "workflow" } only] } ? only.Value : definition.Workflow;
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartObject();
            writer.WritePropertyName("workflow");
            workflow.WriteTo(writer);
            writer.WriteEndObject();
        }

        var text = Encoding.UTF8.GetString(stream.ToArray()) + "\n";
        var folder = DefinitionPath.Folder(DefinitionPath.Combine(workingDirectory, definition.BasePath));
        return new DefinitionSource("inline:" + definition.Name, definition.Workflow.Location.File ?? definition.BasePath, folder, text)
        {
            Inline = workflow,
            InlineName = definition.Name,
        };
    }

    /// <summary>Reads a file; its failure says why it cannot be had.</summary>
    public Resolution Open(string path, string? display = null, string area = "")
    {
        var absolute = DefinitionPath.Combine(_working, path);
        var shown = display ?? Display(absolute);
        var file = files.Read(absolute);
        if (file.Text is { } text)
        {
            return Resolution.Found(new DefinitionSource(absolute, shown, DefinitionPath.Folder(absolute), SourceText.Normalize(text)) { Area = area });
        }

        return Resolution.Missing(file.Exists ? $"{shown} cannot be read: {file.Error}" : $"there is no file {shown}");
    }

    public Resolution FindWorkflow(DefinitionSource from, string reference, DiagnosticBag diagnostics)
    {
        if (options.Workflows.TryGetValue(reference, out var inline))
        {
            return Resolution.Found(FromInline(inline, _working));
        }

        if (options.Catalog.TryGetValue(reference, out var catalogued))
        {
            return Open(catalogued, area: "catalog/" + BundleBuilder.Slug(reference));
        }

        if (IsPath(reference))
        {
            var found = Open(DefinitionPath.Combine(from.Folder, reference), area: from.Area);
            return found.Source is null
                ? Resolution.Missing($"the workflow '{reference}' is not to be had: {found.Failure}; paths start at the folder of the file that names them")
                : found;
        }

        var siblings = _siblings.At(from.Folder);
        var named = siblings.Where(each => string.Equals(each.Name, reference, StringComparison.Ordinal)).ToList();
        if (named.Count == 0)
        {
            named = [.. siblings.Where(each => string.Equals(DefinitionPath.NameWithoutExtension(each.Path), reference, StringComparison.Ordinal))];
        }

        if (named.Count == 1)
        {
            return Open(named[0].Path, area: from.Area);
        }

        if (named.Count > 1)
        {
            return Resolution.Missing($"'{reference}' is not clear: {string.Join(" and ", named.Select(each => Display(each.Path)))} are both called so; name the file by its path");
        }

        var known = options.Workflows.Keys
            .Concat(options.Catalog.Keys)
            .Concat(siblings.SelectMany(each => new[] { each.Name, DefinitionPath.NameWithoutExtension(each.Path) }))
            .OfType<string>();
        return Resolution.Missing(
            $"no workflow is called '{reference}'; looked in the catalogue and among the files in {Display(from.Folder)}, by name and file name. Write a path or a known name.{Suggestion.For(reference, known, diagnostics)}");
    }

    public Resolution FindAgents(DefinitionSource from, string reference)
    {
        var tried = new List<string>();
        for (var folder = from.Folder; ; folder = DefinitionPath.Folder(folder))
        {
            var path = DefinitionPath.Combine(folder, reference);
            var file = files.Read(path);
            if (file.Exists || file.Text is not null)
            {
                return Open(path, area: from.Area);
            }

            tried.Add(Display(path));
            var highest = string.Equals(folder, _working.TrimEnd('/'), StringComparison.Ordinal) || folder.Length == 0;
            if (highest || DefinitionPath.IsRooted(reference) || !DefinitionPath.IsWithin(from.Folder, _working))
            {
                return Resolution.Missing($"the agents file '{reference}' was not found; looked for {string.Join(", ", tried)}");
            }
        }
    }

    private static bool IsPath(string reference) =>
        reference.Contains('/', StringComparison.Ordinal)
        || reference.Contains('\\', StringComparison.Ordinal)
        || reference.EndsWith(".yaml", StringComparison.OrdinalIgnoreCase)
        || reference.EndsWith(".yml", StringComparison.OrdinalIgnoreCase)
        || reference.EndsWith(".json", StringComparison.OrdinalIgnoreCase);

    /// <summary>A path as people see it: relative to the working directory where the user named the main file so.</summary>
    private string Display(string absolute) =>
        relativeNames && absolute.Length > _working.Length && DefinitionPath.IsWithin(absolute, _working)
            ? absolute[_working.TrimEnd('/').Length..].TrimStart('/')
            : absolute;
}
