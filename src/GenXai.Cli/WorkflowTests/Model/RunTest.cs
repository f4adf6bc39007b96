using System.Text.Json;
using GenXai.Activities.Scripts;
using GenXai.Workflows.Definitions;
using GenXai.Workflows.Definitions.Yaml;

namespace GenXai.Cli.WorkflowTests.Model;

/// <summary>A test that runs a workflow.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Location">Where it stands.</param>
internal sealed record RunTest(string Name, SourceLocation Location) : WorkflowTest(Name, Location)
{
    /// <summary>The workflow's file, from the working directory; null where it stands inline.</summary>
    public string? Path { get; init; }

    /// <summary>The workflow as it stands in the test; null where it is a file.</summary>
    public YamlNode? Inline { get; init; }

    /// <summary>Further definitions by name; null for none.</summary>
    public YamlMapping? Workflows { get; init; }

    /// <summary>The run's input.</summary>
    public JsonElement Input { get; init; }

    /// <summary>What models, tools and people answer.</summary>
    public Script Script { get; init; } = Script.Empty;

    /// <summary>What is expected.</summary>
    public required RunExpectation Expect { get; init; }
}
