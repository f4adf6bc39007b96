using System.Globalization;
using System.Net;
using System.Text.Json;
using Shouldly;
using Xunit;

namespace GenXai.Hosting.Conformance.Http;

public abstract partial class HttpConformance<TSetup>
{
    private const string Doubling = """
        workflow:
          name: doubling
          graph:
            nodes:
              - {id: in, type: input}
              - {id: calc, type: tool, tool: calculator, tool_params: {expression: "{{ input.n }} * 2"}}
              - {id: out, type: output, output: {v: "{{ calc }}"}}
            edges: [{from: in, to: calc}, {from: calc, to: out}]
        """;

    private const string AsksSome = """
        workflow:
          name: asks-some
          graph:
            nodes: [{id: in, type: input}, {id: ask, type: human, prompt: Well?}, {id: out, type: output}]
            edges: [{from: in, to: ask, condition: input.ask == true}, {from: in, to: out, condition: input.ask == false}, {from: ask, to: out}]
        """;

    [Fact]
    public async Task Batch_WithAnItemThatFails_GivesAllResultsInOrder()
    {
        await DeployAsync("doubling", Doubling);
        var items = string.Join(", ", Enumerable.Range(0, 250).Select(i =>
            i == 7 ? """{"id": "seven", "n": "nonsense"}""" : string.Create(CultureInfo.InvariantCulture, $$"""{"id": "k{{i}}", "n": {{i}}}""")));
        Options.MaxInputBytes.ShouldBeLessThan(items.Length, "a batch has a limit of its own");

        var taken = await PostAsync("api/batches", $$"""{"workflow": "doubling", "items": [{{items}}], "keyField": "id", "concurrency": 40}""");

        taken.Status.ShouldBe(HttpStatusCode.Accepted, taken.Text);
        var id = taken["batchId"].GetString()!;
        taken.Message.Headers.Location!.ToString().ShouldEndWith($"/api/batches/{id}");
        var batch = await UntilAsync($"api/batches/{id}", answer => answer.Status == HttpStatusCode.OK && answer["status"].GetString() == "completed");
        batch["completed"].GetInt32().ShouldBe(249);
        batch["failed"].GetInt32().ShouldBe(1);
        batch["callback"].ValueKind.ShouldBe(JsonValueKind.Null);
        var results = await GetAsync($"api/batches/{id}/results");
        results.ContentType.ShouldBe("application/x-ndjson");
        var lines = results.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonElement.Parse(line)).ToList();
        lines.Select(line => line.GetProperty("index").GetInt32()).ShouldBe(Enumerable.Range(0, 250));
        lines[8].GetProperty("key").GetString().ShouldBe("k8");
        lines[8].GetProperty("output").GetProperty("v").GetInt32().ShouldBe(16);
        lines[7].GetProperty("status").GetString().ShouldBe("failed");
        lines[7].GetProperty("error").GetProperty("code").GetString().ShouldBe("tool_failed");
        (await GetAsync($"api/runs/{lines[249].GetProperty("runId").GetString()}"))["status"].GetString().ShouldBe("completed");
    }

    [Fact]
    public async Task Batch_WithAnIdempotencyKey_IsMadeOnce()
    {
        await DeployAsync("doubling", Doubling);
        const string Body = """{"workflow": "doubling", "items": [{"n": 1}, {"n": 2}]}""";

        var first = await PostAsync("api/batches", Body, ("Idempotency-Key", "one"));
        var again = await PostAsync("api/batches", """{"items": [{"n":1},{"n":2}], "workflow": "doubling"}""", ("Idempotency-Key", "one"));
        var other = await PostAsync("api/batches", """{"workflow": "doubling", "items": [{"n": 3}]}""", ("Idempotency-Key", "one"));

        again["batchId"].GetString().ShouldBe(first["batchId"].GetString());
        ShouldBeProblem(other, HttpStatusCode.Conflict, "conflict", "another request");
    }

    [Theory]
    [InlineData("""{"items": [1]}""", "'workflow'")]
    [InlineData("""{"workflow": "doubling"}""", "'items'")]
    [InlineData("""{"workflow": "doubling", "items": []}""", "there are none")]
    [InlineData("""{"workflow": "doubling", "items": {}}""", "a list")]
    [InlineData("""{"workflow": "doubling", "items": [1], "itemsFile": "a"}""", "one of")]
    [InlineData("""{"workflow": "doubling", "itemsFile": "../secret"}""", "without a folder")]
    [InlineData("""{"workflow": "doubling", "itemsFile": "missing.ndjson"}""", "put it there first")]
    [InlineData("""{"workflow": "doubling", "items": [1], "concurrency": 0}""", "1 to 1000")]
    [InlineData("""{"workflow": "doubling", "items": [{"a": 1}, {"a": 1}], "keyField": "a"}""", "items 0 and 1")]
    [InlineData("""{"workflow": "doubling", "items": [{}], "keyField": "a"}""", "item 0")]
    [InlineData("""{"workflow": "doubling", "items": [1], "callback": {"url": "ftp://example.com"}}""", "http")]
    [InlineData("""{"workflow": "doubling", "items": [1], "callback": {"url": "https://example.com", "secret": "OPENAI_API_KEY"}}""", "GENXAI_CALLBACK_SECRET")]
    [InlineData("""{"workflow": "doubling", "items": [1], "callback": {"url": "https://example.com", "secret": "GENXAI_CALLBACK_SECRET_UNSET"}}""", "has no secret")]
    [InlineData("""{"workflow": "doubling", "items": [1], "surprise": true}""", "surprise")]
    public async Task Batch_ThatIsWrong_IsRefused(string body, string part)
    {
        await DeployAsync("doubling", Doubling);

        ShouldBeProblem(await PostAsync("api/batches", body), HttpStatusCode.BadRequest, "invalid_input", part);
    }

    [Fact]
    public async Task Batch_ThatIsNotThereOrHasNotEnded_SaysSo()
    {
        await DeployAsync("asks", """
            workflow:
              name: asks
              graph:
                nodes: [{id: in, type: input}, {id: ask, type: human, prompt: Well?}, {id: out, type: output}]
                edges: [{from: in, to: ask}, {from: ask, to: out}]
            """);
        var id = (await PostAsync("api/batches", """{"workflow": "asks", "items": [1, 2]}"""))["batchId"].GetString()!;
        await UntilAsync("api/approvals", answer => answer["approvals"].GetArrayLength() == 2);

        ShouldBeProblem(await GetAsync($"api/batches/{id}/results"), HttpStatusCode.Conflict, "conflict", "0 of 2");
        (await GetAsync($"api/batches/{id}/results?partial=true")).Text.ShouldBe("");
        await UntilAsync($"api/batches/{id}", answer => answer["waiting"].GetInt32() == 2 && answer["running"].GetInt32() == 0);
        ShouldBeProblem(await GetAsync("api/batches/none"), HttpStatusCode.NotFound, "not_found", "none");
        ShouldBeProblem(await PostAsync("api/batches", """{"workflow": "none", "items": [1]}"""), HttpStatusCode.NotFound, "definition_not_found");
        foreach (var index in new[] { 0, 1 })
        {
            await PostAsync($"api/runs/{id}-{index:D6}/respond/ask", """{"response": "yes"}""");
        }

        await UntilAsync($"api/batches/{id}", answer => answer.Status == HttpStatusCode.OK && answer["status"].GetString() == "completed");
    }

    [Fact]
    public async Task Batch_WhoseRunsWaitForPeople_GoesOnWithOtherItems()
    {
        await DeployAsync("asks-some", AsksSome);
        var id = (await PostAsync("api/batches", """{"workflow": "asks-some", "concurrency": 1, "items": [{"ask": true}, {"ask": true}, {"ask": false}]}"""))["batchId"].GetString()!;

        var batch = await UntilAsync($"api/batches/{id}", answer => answer["waiting"].GetInt32() == 2 && answer["running"].GetInt32() == 0);

        batch["status"].GetString().ShouldBe("running");
        await UntilAsync($"api/runs/{id}-000002", answer => answer.Status == HttpStatusCode.OK && answer["status"].GetString() == "completed");
        await PostAsync($"api/runs/{id}-000000/respond/ask", """{"response": "yes"}""");
        await PostAsync($"api/runs/{id}-000001/respond/ask", """{"response": "yes"}""");
        (await UntilAsync($"api/batches/{id}", answer => answer["status"].GetString() == "completed"))["completed"].GetInt32().ShouldBe(3);
    }

    [Fact]
    public async Task Batch_ThatIsCancelled_EndsItsRunsAndGivesAllLines()
    {
        await DeployAsync("asks-some", AsksSome);
        var items = string.Join(", ", Enumerable.Repeat("""{"ask": true}""", 405));
        var id = (await PostAsync("api/batches", $$"""{"workflow": "asks-some", "concurrency": 1, "items": [{"ask": false}, {{items}}]}"""))["batchId"].GetString()!;
        await UntilAsync($"api/batches/{id}", answer => answer["waiting"].GetInt32() > 0);

        var taken = await PostAsync($"api/batches/{id}/cancel", """{"reason": "wrong file"}""");

        taken.Status.ShouldBe(HttpStatusCode.Accepted, taken.Text);
        var batch = await UntilAsync($"api/batches/{id}", answer => answer["status"].GetString() == "terminated");
        batch["cancelled"].GetString().ShouldBe("wrong file");
        batch["completed"].GetInt32().ShouldBe(1);
        batch["terminated"].GetInt32().ShouldBe(405);
        var lines = (await GetAsync($"api/batches/{id}/results")).Text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonElement.Parse(line)).ToList();
        lines.Select(line => line.GetProperty("index").GetInt32()).ShouldBe(Enumerable.Range(0, 406));
        lines[405].GetProperty("status").GetString().ShouldBe("terminated");
        lines[405].GetProperty("error").GetProperty("message").GetString().ShouldEndWith("before this item began: wrong file");
        (await GetAsync($"api/runs/{id}-000001"))["status"].GetString().ShouldBe("terminated");
        ShouldBeProblem(await PostAsync($"api/batches/{id}/cancel"), HttpStatusCode.Conflict, "conflict", "already ended");
    }

    [Fact]
    public async Task Batches_AreListedAndPurged()
    {
        await DeployAsync("asks-some", AsksSome);
        List<string> ids = [];
        for (var number = 0; number < 3; number++)
        {
            ids.Add((await PostAsync("api/batches", """{"workflow": "asks-some", "items": [{"ask": false}]}"""))["batchId"].GetString()!);
            await UntilAsync($"api/batches/{ids[^1]}", answer => answer.Status == HttpStatusCode.OK && answer["status"].GetString() == "completed");
        }

        var first = await GetAsync("api/batches?limit=2");
        var second = await GetAsync($"api/batches?limit=2&continuation={Uri.EscapeDataString(first["continuation"].GetString()!)}");
        var waiting = (await PostAsync("api/batches", """{"workflow": "asks-some", "items": [{"ask": true}]}"""))["batchId"].GetString()!;

        first["batches"].EnumerateArray().Concat(second["batches"].EnumerateArray())
            .Select(batch => batch.GetProperty("batchId").GetString()).ShouldBe(ids.AsEnumerable().Reverse());
        ShouldBeProblem(await SendAsync(HttpMethod.Delete, $"api/batches/{waiting}"), HttpStatusCode.Conflict, "conflict", "has not ended");
        (await SendAsync(HttpMethod.Delete, $"api/batches/{ids[0]}")).Status.ShouldBe(HttpStatusCode.NoContent);
        ShouldBeProblem(await GetAsync($"api/batches/{ids[0]}"), HttpStatusCode.NotFound, "not_found");
        ShouldBeProblem(await GetAsync($"api/runs/{ids[0]}-000000"), HttpStatusCode.NotFound, "run_not_found");
        ShouldBeProblem(await SendAsync(HttpMethod.Delete, $"api/batches/{ids[0]}"), HttpStatusCode.NotFound, "not_found");
    }
}
