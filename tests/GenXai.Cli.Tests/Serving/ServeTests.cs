using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using GenXai.Cli.Tests.Support;
using Shouldly;
using Xunit;

namespace GenXai.Cli.Tests.Serving;

/// <summary>The server as a process of its own.</summary>
public sealed class ServeTests : IDisposable
{
    private readonly Sandbox _sandbox = new();
    private readonly HttpClient _client = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _client.Dispose();
        _sandbox.Dispose();
    }

    [Fact]
    public async Task Serve_Terminated_StopsCleanlyAndTakesUpItsRunsAgain()
    {
        string runId;
        using (var first = ProgramProcess.Start(_sandbox, "serve", "--urls", "http://127.0.0.1:0", "--workflows", "."))
        {
            var address = await AddressAsync(first);
            var routed = await StartAsync(address, "routing", """{"input": {"kind": "a"}}""", wait: true);
            routed.GetProperty("status").GetString().ShouldBe("completed");
            runId = (await StartAsync(address, "asking", "{}", wait: false)).GetProperty("runId").GetString()!;
            await StopAsync(first);
        }

        using var second = ProgramProcess.Start(_sandbox, "serve", "--urls", "http://127.0.0.1:0");
        var again = await AddressAsync(second);
        using var answer = new StringContent("""{"response": "yes"}""", Encoding.UTF8, "application/json");
        HttpResponseMessage response;
        do
        {
            response = await _client.PostAsync(new Uri(again, $"api/runs/{runId}/respond/ask"), answer, Token);
        }
        while (response.StatusCode == HttpStatusCode.NotFound);

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        await _client.GetStringAsync(new Uri(again, $"api/runs/{runId}/events?follow=true"), Token);
        var run = await _client.GetFromJsonAsync<JsonElement>(new Uri(again, $"api/runs/{runId}"), Token);
        run.GetProperty("output").GetString().ShouldBe("yes");
        await StopAsync(second);
    }

    [Fact]
    public async Task Deploy_ToAServer_PutsTheWorkflowThere()
    {
        _sandbox.Write("flows/team-flow.yaml", """
            workflow:
              name: team flow
              agents_ref: agents/team.yaml
              graph:
                nodes: [{id: start, type: input}, {id: writer, type: agent}, {id: done, type: output}]
                edges: [{from: start, to: writer}, {from: writer, to: done}]
            """);
        _sandbox.Write("agents/team.yaml", "agents: [{id: writer, role: Writer, tools: [magic]}]");
        _sandbox.Write("script.yaml", "{model: {writer: [scripted text]}, tools: {magic: [{json: 1}]}}");
        using var server = ProgramProcess.Start(_sandbox, "serve", "--urls", "http://127.0.0.1:0", "--script", "script.yaml");
        var address = await AddressAsync(server);
        var deployed = await _sandbox.RunAsync("deploy", "flows/team-flow.yaml", "--url", address.ToString());
        deployed.ExitCode.ShouldBe(0, deployed.Error);
        deployed.Out.ShouldStartWith("deployed team flow, version 1, sha256:");
        (await StartAsync(address, "team%20flow", "{}", wait: true)).GetProperty("output").GetString().ShouldBe("scripted text");

        _sandbox.Write("agents/team.yaml", "agents: [{id: writer, role: Writer, tools: [nosuch]}]");
        var refused = await _sandbox.RunAsync("deploy", "flows/team-flow.yaml", "--url", $"{address}api");
        refused.ExitCode.ShouldBe(2);
        refused.Error.ShouldContain("unknown_tool");
        refused.Error.ShouldContain("agents/team.yaml:1:");
        await StopAsync(server);

        var gone = await _sandbox.RunAsync("deploy", "routing.yaml", "--url", address.ToString());
        gone.ExitCode.ShouldBe(1);
        gone.Error.ShouldContain("cannot be reached");
    }

    [Theory]
    [InlineData("127.0.0.1:5080")]
    [InlineData("https://127.0.0.1:1")]
    [InlineData("http://127.0.0.1:5080/api")]
    [InlineData(" ")]
    public async Task Serve_BadUrls_SaysWhatIsExpected(string urls)
    {
        var outcome = await _sandbox.RunAsync("serve", "--urls", urls);
        outcome.ExitCode.ShouldBe(2);
        outcome.Error.ShouldContain("http://127.0.0.1:5080");
    }

    [Fact]
    public async Task Serve_PortInUse_IsOneMessage()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var outcome = await _sandbox.RunAsync("serve", "--urls", $"http://{other.LocalEndpoint}");
        outcome.ExitCode.ShouldBe(1);
        var said = outcome.Error.Split('\n').Where(line => line.Contains($"{other.LocalEndpoint}", StringComparison.Ordinal)).ShouldHaveSingleItem();
        said.ShouldStartWith("genxai: cannot listen at http://127.0.0.1:");
    }

    [Fact]
    public async Task Serve_OneNameTwice_IsRefused()
    {
        _sandbox.Write("copy.yaml", Sandbox.Routing);
        var outcome = await _sandbox.RunAsync("serve", "--workflows", ".", "--urls", "http://127.0.0.1:0");
        outcome.ExitCode.ShouldBe(2);
        outcome.Error.ShouldContain("are both called 'routing'");
    }

    private static async Task<Uri> AddressAsync(Process process)
    {
        const string said = "listening on ";
        while (await process.StandardOutput.ReadLineAsync(Token) is { } line)
        {
            if (line.StartsWith(said, StringComparison.Ordinal))
            {
                return new Uri(line[said.Length..] + "/");
            }
        }

        throw new InvalidOperationException("the server does not listen: " + await process.StandardError.ReadToEndAsync(Token));
    }

    private static async Task StopAsync(Process process)
    {
        using (var kill = Process.Start("kill", ["-TERM", $"{process.Id}"]))
        {
            await kill.WaitForExitAsync(Token);
        }

        (await ProgramProcess.EndAsync(process)).ExitCode.ShouldBe(0);
    }

    private async Task<JsonElement> StartAsync(Uri address, string workflow, string body, bool wait)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(address, $"api/workflows/{workflow}/runs"));
        request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        if (wait)
        {
            request.Headers.Add("Prefer", "wait=60");
        }

        using var response = await _client.SendAsync(request, Token);
        return await response.Content.ReadFromJsonAsync<JsonElement>(Token);
    }
}
