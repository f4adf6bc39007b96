using GenXai.Workflows.Definitions;

namespace GenXai.Workflows.Flows;

/// <summary>Texts of prompts, and how names are written in the templates of a flow.</summary>
internal static class FlowText
{
    /// <summary>What reached the flow.</summary>
    public const string Request = "{{ input.input }}";

    /// <summary>A template that gives a part of a node's output.</summary>
    public static string Read(string node, string path = "") => $"{{{{ nodes.{node}.output{Dot(path)} }}}}";

    /// <summary>The same, where the node may not have run.</summary>
    public static string ReadOr(string node, string path, string otherwise) =>
        $"{{{{ nodes.{node}.output{Dot(path)} | default: {otherwise} }}}}";

    /// <summary>A template that gives a state variable of the flow.</summary>
    public static string State(string name) => $"{{{{ state.{name} }}}}";

    /// <summary>A text that is no template, whatever stands in it.</summary>
    public static string Literal(string? text) => text?.Replace("{{", "{{ '{{' }}", StringComparison.Ordinal) ?? "";

    /// <summary>An agent as others are told of it.</summary>
    public static System.Text.Json.Nodes.JsonObject Describe(AgentDefinition agent)
    {
        var described = new System.Text.Json.Nodes.JsonObject { ["id"] = agent.Id };
        if (agent.Role is { } role)
        {
            described["role"] = Literal(role);
        }

        if (agent.Goal is { } goal)
        {
            described["goal"] = Literal(goal);
        }

        return described;
    }

    private static string Dot(string path) => path.Length == 0 ? "" : "." + path;
}
