using System.Net;
using System.Text.Json;
using Shouldly;
using Xunit;

namespace GenXai.Hosting.Conformance.Http;

public abstract partial class HttpConformance<TSetup>
{
    [Fact]
    public async Task Deploy_Versions_AreKeptAndNeverChange()
    {
        var first = await DeployAsync("echo", ("main.yaml", HttpWorkflows.Echo));
        first.Status.ShouldBe(HttpStatusCode.Created);
        first.Message.Headers.Location!.ToString().ShouldBe("/api/workflows/echo");
        first["version"].GetInt32().ShouldBe(1);
        var again = await DeployAsync("echo", ("main.yaml", HttpWorkflows.Echo.ReplaceLineEndings("\r\n")));
        again.Status.ShouldBe(HttpStatusCode.OK);
        again["version"].GetInt32().ShouldBe(1);
        again["definition"].GetString().ShouldBe(first["definition"].GetString());
        var changed = await DeployAsync("echo", ("main.yaml", HttpWorkflows.Echo + "\n  description: newer\n"));
        changed["version"].GetInt32().ShouldBe(2);

        var current = await GetAsync("api/workflows/echo");
        current["description"].GetString().ShouldBe("newer");
        current["files"].GetProperty("main.yaml").GetString()!.ShouldContain("newer");
        current["versions"].EnumerateArray().Select(version => version.GetProperty("version").GetInt32()).ShouldBe([2, 1]);
        (await GetAsync("api/workflows/echo?version=1"))["definition"].GetString().ShouldBe(first["definition"].GetString());
        var old = await PostAsync("api/workflows/echo/runs?version=1", "{}", ("Prefer", "wait=200"));
        old["definition"].GetString().ShouldBe(first["definition"].GetString());
        (await GetAsync("api/workflows"))["workflows"].GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task Deploy_Removed_IsGoneButItsRunsGoOn()
    {
        await DeployAsync("human", HttpWorkflows.Human);
        var id = await StartAsync("human");
        await UntilStatusAsync(id, "waiting");
        (await SendAsync(HttpMethod.Delete, "api/workflows/human")).Status.ShouldBe(HttpStatusCode.NoContent);
        ShouldBeProblem(await SendAsync(HttpMethod.Delete, "api/workflows/human"), HttpStatusCode.NotFound, "definition_not_found");
        ShouldBeProblem(await GetAsync("api/workflows/human"), HttpStatusCode.NotFound, "definition_not_found");
        await RestartAsync();
        (await PostAsync($"api/runs/{id}/respond/ok", """{"response": "yes"}""")).Status.ShouldBe(HttpStatusCode.OK);
        await UntilStatusAsync(id, "completed");
        (await DeployAsync("human", ("main.yaml", HttpWorkflows.Human)))["version"].GetInt32().ShouldBe(3);
    }

    [Fact]
    public async Task Deploy_WithAgentsFile_Runs()
    {
        (await DeployAsync("ask", ("flows/ask.yaml", HttpWorkflows.Ask), ("team.yaml", HttpWorkflows.Team))).Status.ShouldBe(HttpStatusCode.Created);
        (await RunAsync("ask", """{"input": {"topic": "tea"}}"""))["output"].GetString()!.ShouldContain("tea");
    }

    [Fact]
    public async Task Deploy_Faulty_ListsEveryFault()
    {
        var faulty = HttpWorkflows.Echo.Replace("to: done", "to: nowhere, colour: red", StringComparison.Ordinal)
            .Replace("name: echo", "name: echo\n  flavour: sweet", StringComparison.Ordinal);
        var answer = await DeployAsync("echo", ("main.yaml", faulty));
        ShouldBeProblem(answer, HttpStatusCode.UnprocessableEntity, "invalid_definition", "'echo'");
        var codes = answer["diagnostics"].EnumerateArray().Select(fault => fault.GetProperty("code").GetString()).ToList();
        codes.Contains("unknown_key", StringComparer.Ordinal).ShouldBeTrue(answer.Text);
        codes.Contains("unknown_node", StringComparer.Ordinal).ShouldBeTrue(answer.Text);
        answer["diagnostics"][0].GetProperty("file").GetString().ShouldBe("main.yaml");
        answer["diagnostics"][0].GetProperty("line").GetInt32().ShouldBeGreaterThan(0);
        ShouldBeProblem(await GetAsync("api/workflows/echo"), HttpStatusCode.NotFound, "definition_not_found");

        var validated = await PostAsync("api/workflows/validate", Files(("main.yaml", faulty)));
        validated["valid"].GetBoolean().ShouldBeFalse();
        validated["diagnostics"].GetRawText().ShouldBe(answer["diagnostics"].GetRawText());
        (await PostAsync("api/workflows/validate", Files(("a.yaml", HttpWorkflows.Echo), ("b.yaml", HttpWorkflows.Picky))))["valid"].GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public async Task Deploy_OtherName_IsRefused()
    {
        var answer = await DeployAsync("other", ("main.yaml", HttpWorkflows.Echo));
        ShouldBeProblem(answer, HttpStatusCode.UnprocessableEntity, "invalid_definition");
        answer["diagnostics"][0].GetProperty("code").GetString().ShouldBe("bad_name");
        ShouldBeProblem(
            await DeployAsync("other", ("a.yaml", HttpWorkflows.Echo), ("b.yaml", HttpWorkflows.Picky)), HttpStatusCode.BadRequest, "invalid_input", "'main'");
    }

    [Theory]
    [InlineData("../up.yaml")]
    [InlineData("/etc/passwd")]
    [InlineData("a//b.yaml")]
    [InlineData("c:\\\\x.yaml")]
    public async Task Deploy_PathThatLeadsOut_IsRefused(string path) => ShouldBeProblem(
        await SendAsync(HttpMethod.Put, "api/workflows/echo", $"{{\"files\": {{\"{path}\": \"x\"}}}}"), HttpStatusCode.BadRequest, "invalid_input", "is no path of a file");

    [Theory]
    [InlineData("{}", "lacks 'files'")]
    [InlineData("""{"files": {}}""", "0 files")]
    [InlineData("""{"files": {"a": 1}}""", "'a'")]
    [InlineData("""{"files": {"a": "x"}, "main": "b"}""", "'main' is 'b'")]
    public async Task Deploy_BadBody_SaysWhat(string body, string part) => ShouldBeProblem(
        await SendAsync(HttpMethod.Put, "api/workflows/echo", body), HttpStatusCode.BadRequest, "invalid_input", part);

    [Fact]
    public async Task Graph_InEveryFormat_IsDrawn()
    {
        await DeployAsync("picky", HttpWorkflows.Picky);
        var graph = await GetAsync("api/workflows/picky/graph");
        graph["nodes"].EnumerateArray().Select(node => node.GetProperty("id").GetString()).ShouldBe(["start", "done"]);
        graph["edges"][0].GetProperty("condition").GetString().ShouldBe("input.ok == true");
        (await GetAsync("api/workflows/picky/graph?format=mermaid")).Text.ShouldStartWith("flowchart");
        (await GetAsync("api/workflows/picky/graph?format=dot")).Text.ShouldStartWith("digraph");
        ShouldBeProblem(await GetAsync("api/workflows/picky/graph?format=gif"), HttpStatusCode.BadRequest, "invalid_input", "gif");
        var id = await StartAsync("picky", """{"input": {"ok": true}}""");
        await UntilStatusAsync(id, "completed");
        var painted = await GetAsync($"api/runs/{id}/graph");
        painted["nodes"].EnumerateArray().Select(node => node.GetProperty("status").GetString()).ShouldBe(["completed", "completed"]);
        painted["edges"][0].GetProperty("taken").GetBoolean().ShouldBeTrue();
        (await GetAsync($"api/runs/{id}/graph?format=mermaid&expand=true")).Text.ShouldContain("classDef completed");
        ShouldBeProblem(await GetAsync("api/runs/unknown/graph"), HttpStatusCode.NotFound, "run_not_found");
    }

    [Fact]
    public async Task Health_AndReadiness_AreOk()
    {
        (await GetAsync("api/health"))["status"].GetString().ShouldBe("ok");
        (await GetAsync("api/ready"))["status"].GetString().ShouldBe("ok");
    }

    [Fact]
    public async Task Routes_Unknown_AreProblems()
    {
        ShouldBeProblem(await GetAsync("api/nothing/here"), HttpStatusCode.NotFound, "not_found", "/api/nothing/here");
        var answer = await SendAsync(HttpMethod.Patch, "api/workflows/echo");
        ShouldBeProblem(answer, HttpStatusCode.MethodNotAllowed, "invalid_input");
        answer.Message.Content.Headers.Allow.Order(StringComparer.Ordinal).ShouldBe(["DELETE", "GET", "PUT"]);
    }

    [Fact]
    public async Task OpenApi_EveryOperation_IsServed()
    {
        var document = (await GetAsync("api/openapi.json")).Json;
        document.GetProperty("openapi").GetString().ShouldBe("3.1.0");
        foreach (var path in document.GetProperty("paths").EnumerateObject())
        {
            var address = path.Name.TrimStart('/').Replace("{name}", "x", StringComparison.Ordinal)
                .Replace("{id}", "x", StringComparison.Ordinal).Replace("{node}", "x", StringComparison.Ordinal);
            foreach (var operation in path.Value.EnumerateObject())
            {
                var answer = await SendAsync(HttpMethod.Parse(operation.Name), address, operation.Value.TryGetProperty("requestBody", out _) ? "{}" : null);
                var said = operation.Value.GetProperty("responses").EnumerateObject().Select(each => each.Name);
                said.Contains($"{(int)answer.Status}", StringComparer.Ordinal).ShouldBeTrue($"{operation.Name} {path.Name}: {answer.Text}");
            }
        }

        var schemas = document.GetProperty("components").GetProperty("schemas").EnumerateObject().Select(schema => schema.Name);
        References(document).Except(schemas, StringComparer.Ordinal).ShouldBeEmpty();
    }

    private static IEnumerable<string> References(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => value.EnumerateArray().SelectMany(References),
        JsonValueKind.Object => value.EnumerateObject().SelectMany(property =>
            property.Name == "$ref" ? [property.Value.GetString()!.Split('/')[^1]] : References(property.Value)),
        _ => [],
    };
}
