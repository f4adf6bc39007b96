using System.Net;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using GenXai.Cli.Tests.Support;
using Shouldly;
using Xunit;

namespace GenXai.Cli.Tests.Tools;

/// <summary>A secret that tools use, echo and fail with, in real processes: it is searched for in all that they leave behind.</summary>
public sealed class PlantedSecretTests : IDisposable
{
    private const string Secret = "pl4nted+S3cret/w\u00e4rde<&>key";

    private const string Workflow = """
        workflow:
          name: secretive
          agents: [{id: clerk, role: Clerk, tools: [crm, failing]}]
          tools:
            - {name: crm, http: {method: POST, url: "URL/notes?key={{ secrets.PLANTED }}", headers: {X-Key: "Bearer {{ secrets.ENCODED }}"}, body: {k: "{{ secrets.PLANTED }}"}}}
            - {name: failing, http: {url: "URL/fail?key={{ secrets.PLANTED }}"}}
            - {name: webhook_caller, requires_approval: true}
            - {name: both, steps: [{tool: crm}, {id: again, tool: http_client, params: {url: "URL/step?k={{ secrets.PLANTED }}"}}]}
          graph:
            nodes:
              - {id: start, type: input}
              - {id: basic, type: tool, tool: api_caller, tool_params: {url: "URL/basic", auth: {username: bot, password: "{{ secrets.PLANTED }}"}}}
              - {id: clerk, type: agent}
              - {id: broken, type: tool, tool: failing, execution: {continue_on_error: true}}
              - {id: composed, type: tool, tool: both}
              - {id: asked, type: tool, tool: webhook_caller, tool_params: {url: "URL/hook", payload: {k: "{{ secrets.PLANTED }}"}}}
              - {id: later, type: tool, tool: http_client, tool_params: {url: "URL/later"}}
              - {id: done, type: output, output: {basic: "{{ basic }}", asked: "{{ asked }}", later: "{{ later }}", composed: "{{ composed }}"}}
            edges:
              - {from: start, to: basic}
              - {from: basic, to: clerk}
              - {from: clerk, to: broken}
              - {from: broken, to: composed}
              - {from: composed, to: asked}
              - {from: asked, to: later}
              - {from: later, to: done}
        """;

    private readonly Sandbox _sandbox = new();
    private readonly StringBuilder _said = new();

    // Headers are ASCII: there the secret travels in its encoded form, as a secret of its own.
    private static string Encoded => Convert.ToBase64String(Encoding.UTF8.GetBytes(Secret));

    public void Dispose() => _sandbox.Dispose();

    [Fact]
    public async Task Processes_ToolsThatUseEchoAndFailWithASecret_LeaveItNowhere()
    {
        await using var server = await EchoServer.StartAsync();
        _sandbox.Write("secretive.yaml", Workflow.Replace("URL", server.Url, StringComparison.Ordinal));
        _sandbox.Write("script.yaml", """
            model: {clerk: [{tool_calls: [{name: crm, arguments: {}}, {name: failing, arguments: {}}]}, done]}
            """);
        var secrets = Directory.CreateTempSubdirectory("genxai-secrets-");
        try
        {
            var file = Path.Combine(secrets.FullName, "secrets.json");
            await File.WriteAllTextAsync(
                file,
                JsonSerializer.Serialize(new Dictionary<string, string>(StringComparer.Ordinal) { ["PLANTED"] = Secret, ["ENCODED"] = Encoded }),
                TestContext.Current.CancellationToken);

            (await RunAsync(file, "run", "secretive.yaml", "--id", "r1", "--script", "script.yaml", "--json")).ShouldBe(3, _said.ToString());
            (await RunAsync(file, "approvals", "--json")).ShouldBe(0);
            (await RunAsync(file, "respond", "r1", "asked", "\"approve\"")).ShouldBe(0, _said.ToString());
            (await RunAsync(file, "resume", "r1", "--script", "script.yaml")).ShouldBe(0, _said.ToString());
            (await RunAsync(file, "show", "r1", "--json")).ShouldBe(0);
            (await RunAsync(file, "events", "r1")).ShouldBe(0);
            (await RunAsync(file, "tools", "secretive.yaml")).ShouldBe(0);
        }
        finally
        {
            secrets.Delete(recursive: true);
        }

        // The services were told the secret, and told it back.
        server.Told.Count.ShouldBeGreaterThanOrEqualTo(7);
        server.Told.Count(told => Forms().Any(form => told.Contains(form, StringComparison.Ordinal))).ShouldBeGreaterThanOrEqualTo(6);
        var output = _said.ToString();
        output.ShouldContain("***");
        output.ShouldContain("answered 403");
        Findings("stdout and stderr", Encoding.UTF8.GetBytes(output)).ShouldBeEmpty();
        foreach (var path in Directory.EnumerateFiles(_sandbox.Folder, "*", SearchOption.AllDirectories))
        {
            Findings(path, await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken)).ShouldBeEmpty();
        }
    }

    private static IEnumerable<string> Findings(string place, byte[] bytes) =>
        Forms().Where(form => bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(form)) >= 0).Select(form => $"{place}: {form} in …{Around(bytes, form)}…");

    private static string Around(byte[] bytes, string form)
    {
        var at = bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(form));
        var from = Math.Max(0, at - 40);
        return Encoding.UTF8.GetString(bytes, from, Math.Min(160, bytes.Length - from));
    }

    private static IEnumerable<string> Forms() =>
    [
        Secret,
        Uri.EscapeDataString(Secret),
        WebUtility.UrlEncode(Secret),
        WebUtility.HtmlEncode(Secret),
        JsonEncodedText.Encode(Secret).ToString(),
        JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(Secret),
        Encoded,
        Encoded.Replace("+", "\\u002B", StringComparison.Ordinal),
        Convert.ToBase64String(Encoding.UTF8.GetBytes("bot:" + Secret)),
        Convert.ToHexStringLower(Encoding.UTF8.GetBytes(Secret)),
        "pl4nted",
    ];

    private async Task<int> RunAsync(string secrets, params string[] arguments)
    {
        var environment = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["GENXAI_SECRETS_FILE"] = secrets,
            ["GENXAI_WEB_PRIVATE_HOSTS"] = "127.0.0.1",
        };
        using var process = ProgramProcess.Start(_sandbox, environment, arguments);
        var outcome = await ProgramProcess.EndAsync(process);
        _said.Append(outcome.Out).Append(outcome.Error);
        return outcome.ExitCode;
    }
}
