using System.Collections.Immutable;
using System.Globalization;
using GenXai.Activities.Tools.Files;
using GenXai.Activities.Tools.Mcp;
using GenXai.Activities.Tools.Policies;
using GenXai.Activities.Tools.Secrets;
using GenXai.Activities.Tools.Web;

namespace GenXai.Activities.Tools;

/// <summary>Which tools a host has, and what they may do.</summary>
public sealed record ToolOptions
{
    // 100 years, as in workflows.
    private const long LongestSeconds = 3_153_600_000;

    /// <summary>Tools of the host beside the built-in ones; one of the same name wins over a built-in one.</summary>
    public ImmutableArray<ITool> Tools { get; init; } = [];

    /// <summary>When not empty, only these tools can be called: names, or <c>prefix*</c>. Empty means all.</summary>
    public ImmutableArray<string> Allow { get; init; } = [];

    /// <summary>These tools cannot be called, also when <see cref="Allow"/> names them.</summary>
    public ImmutableArray<string> Deny { get; init; } = [];

    /// <summary>A person must allow each call of these tools: names, or <c>prefix*</c>. A workflow's <c>requires_approval</c> adds to them.</summary>
    public ImmutableArray<string> Approval { get; init; } = [];

    /// <summary>
    /// How long people have to allow a call, in seconds, above 0, where the workflow's <c>approval</c> does not say; null for ever.
    /// </summary>
    public double? ApprovalTimeoutSeconds { get; init; }

    /// <summary>Time-outs and retries by the tool's name.</summary>
    public ImmutableSortedDictionary<string, ToolPolicy> Policies { get; init; } =
        ImmutableSortedDictionary.Create<string, ToolPolicy>(StringComparer.Ordinal);

    /// <summary>What the tools that use the network may reach.</summary>
    public WebToolOptions Web { get; init; } = new();

    /// <summary>What the file tools may touch.</summary>
    public FileToolOptions Files { get; init; } = new();

    /// <summary>The MCP servers of the host; whoever makes the options disposes them.</summary>
    public McpServers Mcp { get; init; } = new([]);

    /// <summary>The host's secrets; environment variables unless given.</summary>
    public ISecretSource Secrets { get; init; } = new EnvironmentSecretSource();

    /// <summary>
    /// The options that environment variables give: <c>GENXAI_FILE_ROOT</c>, <c>GENXAI_MCP_CONFIG</c> (a file in the common
    /// form, see <see cref="McpConfiguration"/>), <c>GENXAI_SECRETS_FILE</c> and <c>GENXAI_KEY_VAULT</c> (see <see cref="SecretSources"/>), and lists with commas between in
    /// <c>GENXAI_TOOLS_ALLOW</c>, <c>GENXAI_TOOLS_DENY</c>, <c>GENXAI_TOOLS_APPROVAL</c> (with <c>GENXAI_TOOLS_APPROVAL_TIMEOUT</c>, in seconds), <c>GENXAI_WEB_ALLOWED_HOSTS</c>, <c>GENXAI_WEB_PRIVATE_HOSTS</c>.
    /// </summary>
    /// <param name="find">Finds a variable; null when it is not set.</param>
    /// <exception cref="FormatException">The MCP configuration, the URL of the Key Vault, or a number is not valid.</exception>
    /// <exception cref="IOException">The MCP configuration cannot be read.</exception>
    public static ToolOptions FromEnvironment(Func<string, string?> find)
    {
        var files = new FileToolOptions();
        var secrets = SecretSources.FromEnvironment(find, TimeProvider.System);
        return new ToolOptions
        {
            Allow = List(find("GENXAI_TOOLS_ALLOW")),
            Deny = List(find("GENXAI_TOOLS_DENY")),
            Approval = List(find("GENXAI_TOOLS_APPROVAL")),
            ApprovalTimeoutSeconds = Seconds("GENXAI_TOOLS_APPROVAL_TIMEOUT", find),
            Web = new WebToolOptions
            {
                AllowedHosts = List(find("GENXAI_WEB_ALLOWED_HOSTS")),
                PrivateHosts = List(find("GENXAI_WEB_PRIVATE_HOSTS")),
            },
            Files = find("GENXAI_FILE_ROOT") is { Length: > 0 } root ? files with { Root = root } : files,
            Mcp = new McpServers(find("GENXAI_MCP_CONFIG") is { Length: > 0 } path ? McpConfiguration.Read(File.ReadAllText(path)) : [], secrets),
            Secrets = secrets,
        };
    }

    private static double? Seconds(string name, Func<string, string?> find)
    {
        if (find(name) is not { Length: > 0 } text)
        {
            return null;
        }

        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) && seconds is > 0 and <= LongestSeconds
            ? seconds
            : throw new FormatException($"{name} is '{text}', but must be a number of seconds above 0 and at most {LongestSeconds}, such as 86400 for a day; mend it or take it away");
    }

    private static ImmutableArray<string> List(string? text) =>
        [.. (text ?? string.Empty).Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
}
