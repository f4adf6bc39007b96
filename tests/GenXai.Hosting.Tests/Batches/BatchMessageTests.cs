using System.Text;
using System.Text.Json;
using GenXai.Hosting.Batches.Queues;
using GenXai.Hosting.Http;
using GenXai.Hosting.Tests.Http;
using Shouldly;
using Xunit;

namespace GenXai.Hosting.Tests.Batches;

/// <summary>Messages that ask for batches.</summary>
public sealed class BatchMessageTests : IAsyncLifetime
{
    private const string Good = """{"workflow": "echo", "items": [1, 2, 3]}""";
    private readonly EmbeddedHttpSetup _setup = new();
    private readonly HttpClient _client = new();
    private EmbeddedHttpHost? _host;

    private BatchMessageHandler Handler => new(_host!.Api.Batches, _host.Api.Workflows, _host.Api.BatchFiles);

    public async ValueTask InitializeAsync()
    {
        _host = await EmbeddedHttpHost.OpenAsync(_setup.Folder, new ApiOptions(), TimeProvider.System);
        const string Workflow = """{"files": {"a.yaml": "workflow: {name: echo, graph: {nodes: [{id: in, type: input}, {id: out, type: output}], edges: [{from: in, to: out}]}}"}}""";
        using var content = new StringContent(Workflow, Encoding.UTF8, "application/json");
        (await _client.PutAsync(new Uri(_host.Address, "api/workflows/echo"), content)).EnsureSuccessStatusCode();
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _host!.DisposeAsync();
        _setup.Dispose();
    }

    [Fact]
    public async Task Handle_AMessageSeenTwice_MakesOneBatch()
    {
        (await Handler.HandleAsync(new BatchMessage("m1", Good, 1))).ShouldBeNull();
        (await Handler.HandleAsync(new BatchMessage("m1", Good, 2))).ShouldBeNull();
        (await Handler.HandleAsync(new BatchMessage("m2", Convert.ToBase64String(Encoding.UTF8.GetBytes(Good)), 1))).ShouldBeNull();

        Directory.EnumerateDirectories(Path.Combine(_setup.Folder, "batches")).Count().ShouldBe(2);
    }

    [Fact]
    public async Task Handle_ItemsInAFileOfTheInbox_ReadsThem()
    {
        await _host!.Api.BatchFiles.PutAsync("inbox/mine.ndjson", "1\n\n{\"a\": 2}\n"u8.ToArray());

        (await Handler.HandleAsync(new BatchMessage("m", """{"workflow": "echo", "itemsFile": "mine.ndjson", "idempotencyKey": "k"}""", 1))).ShouldBeNull();
        await _host.Api.BatchFiles.DeleteAsync("inbox/");

        (await Handler.HandleAsync(new BatchMessage("n", """{"workflow": "echo", "itemsFile": "mine.ndjson", "idempotencyKey": "k"}""", 1)))
            .ShouldBeNull("the batch is made, so that its file is not needed any more");
    }

    [Theory]
    [InlineData("not json", "invalid_input")]
    [InlineData("[1]", "invalid_input")]
    [InlineData("", "invalid_input")]
    [InlineData("""{"workflow": "none", "items": [1]}""", "definition_not_found")]
    [InlineData("""{"workflow": "echo", "itemsFile": "none"}""", "inbox")]
    [InlineData("""{"workflow": "echo"}""", "'items'")]
    public async Task Handle_WhatCanNeverBeHandled_GivesTheReason(string body, string part) =>
        (await Handler.HandleAsync(new BatchMessage("m", body, 1))).ShouldNotBeNull().ShouldContain(part);

    [Fact]
    public async Task Folder_OfMessages_GivesThemOutAndKeepsPoison()
    {
        var folder = Path.Combine(_setup.Folder, "queue");
        var messages = new FolderBatchMessages(folder);
        await File.WriteAllTextAsync(Path.Combine(folder, "b.json"), "two");
        await File.WriteAllTextAsync(Path.Combine(folder, "a.json"), "one");
        await File.WriteAllTextAsync(Path.Combine(folder, "c.tmp"), "not yet");

        var received = await messages.ReceiveAsync();
        received.Select(message => message.Body).ShouldBe(["one", "two"]);
        await messages.CompleteAsync(received[0]);
        await messages.PoisonAsync(received[1], "because");

        (await messages.ReceiveAsync()).ShouldBeEmpty();
        var poison = JsonElement.Parse(await File.ReadAllTextAsync(Path.Combine(folder + "-poison", "b.json")));
        poison.GetProperty("reason").GetString().ShouldBe("because");
        poison.GetProperty("original").GetString().ShouldBe("two");
    }

    [Fact]
    public void Poison_OfAMessageThatFillsTheQueue_FitsTheQueue()
    {
        var text = PoisonMessage.Write(new string('r', 9000), new string('\u0001', 60_000));

        text.Length.ShouldBeLessThan(64 * 1024);
        JsonElement.Parse(text).GetProperty("original").GetString()!.ShouldEndWith("…");
    }
}
