using System.Security.Cryptography;
using System.Text;
using GenXai.Activities.Models.Caching;
using GenXai.Hosting.Client;
using GenXai.Hosting.Embedded;
using GenXai.Hosting.Encryption;
using GenXai.Integration.Tests.Support;
using GenXai.Workflows.Contracts;
using GenXai.Workflows.Json;
using Microsoft.Extensions.Caching.Distributed;
using Shouldly;
using Xunit;

namespace GenXai.Integration.Tests.Payloads;

/// <summary>A data folder with keys shows no value of its runs, whatever they did; without keys it does.</summary>
public sealed class EncryptedFolderTests
{
    private const string Marker = "planted-marker";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Folder_AfterRunsOfEveryKind_ShowsValuesOnlyWithoutKeys(bool isEncrypted)
    {
        await using var folder = Folder(isEncrypted ? Keys() : null);
        var text = Everything();

        (await folder.RunAsync(text)).Status.ShouldBe(RunStatuses.Waiting);
        var midway = FilesWith(folder.Folder);
        var result = await folder.UseAsync(text, AnswerAsync);

        result.Status.ShouldBe(RunStatuses.Completed, result.Error?.Message);
        result.Output!.Value.GetRawText().ShouldContain(Marker);
        midway.Concat(FilesWith(folder.Folder)).Any().ShouldBe(!isEncrypted);
    }

    [Fact]
    public async Task Open_WithTheWrongKeyOrNone_SaysSoAtOnce()
    {
        await using var folder = Folder(Keys());
        await folder.RunAsync(Everything());
        await using var other = new FolderRun { Keys = Keys() };
        await using var none = new FolderRun();
        foreach (var (wrong, expected) in ((FolderRun, string)[])[(other, "is not the one"), (none, "no key is configured")])
        {
            File.Copy(Path.Combine(folder.Folder, "keys.json"), Path.Combine(wrong.Folder, "keys.json"));

            (await Should.ThrowAsync<StorageException>(() => wrong.RunAsync(Everything()))).Message.ShouldContain(expected);
        }
    }

    [Fact]
    public async Task Rotation_InTheMiddleOfARun_GoesOn()
    {
        var old = new MasterKey("k1", RandomNumberGenerator.GetBytes(MasterKey.Bytes));
        var fresh = new MasterKey("k2", RandomNumberGenerator.GetBytes(MasterKey.Bytes));
        await using var before = Folder(new MasterKeys([old], "the test"));
        (await before.RunAsync(Everything())).Status.ShouldBe(RunStatuses.Waiting);
        await using var after = Folder(new MasterKeys([fresh, old], "the test"));
        Copy(before.Folder, after.Folder);

        (await after.UseAsync(Everything(), AnswerAsync)).Status.ShouldBe(RunStatuses.Completed);

        (await File.ReadAllTextAsync(Path.Combine(after.Folder, "keys.json"), TestContext.Current.CancellationToken)).ShouldContain("k2");
    }

    [Fact]
    public async Task TurnedOn_ForAFolderWithRuns_ReadsThemAndGoesOn()
    {
        await using var before = Folder(null);
        (await before.RunAsync(Everything())).Status.ShouldBe(RunStatuses.Waiting);
        await using var after = Folder(Keys());
        Copy(before.Folder, after.Folder);

        (await after.UseAsync(Everything(), AnswerAsync)).Status.ShouldBe(RunStatuses.Completed);
    }

    [Fact]
    public void CachedReplies_WithKeys_DoNotShow()
    {
        var folder = Directory.CreateTempSubdirectory("genxai-test-");
        var store = new SealedReplyStore(new SqliteReplyStore(Path.Combine(folder.FullName, "cache.db")), new AesSealer(Keys(), readsPlain: false));

        store.Set("key", Encoding.UTF8.GetBytes(Marker), new DistributedCacheEntryOptions());

        Encoding.UTF8.GetString(store.Get("key")!).ShouldBe(Marker);
        FilesWith(folder.FullName).ShouldBeEmpty();
        folder.Delete(recursive: true);
    }

    private static MasterKeys Keys() => new([new MasterKey("k1", RandomNumberGenerator.GetBytes(MasterKey.Bytes))], "the test");

    private static FolderRun Folder(MasterKeys? keys) => new()
    {
        Keys = keys,
        Tools =
        [
            new DelegateTool("large", _ => JsonValues.FromString(Marker + " " + Convert.ToHexString(RandomNumberGenerator.GetBytes(20_000)))),
            new DelegateTool("small", arguments => JsonValues.FromString($"{Marker} {arguments}")),
        ],
    };

    private static async Task<RunResult> AnswerAsync(IWorkflowClient client, EmbeddedHost host)
    {
        await client.RespondAsync("run", "ask", JsonValues.FromString($"{Marker} answer"), "somebody");
        return await client.WaitForEndAsync("run");
    }

    private static TestText Everything() => new($$$"""
        tests:
          - name: everything
            workflow:
              name: everything
              memory: {shared: true}
              agents: [{id: writer, goal: "{{{Marker}}} goal"}, {id: clerk, tools: [small]}]
              tools: [{name: large}, {name: small}]
              state: {initial: {note: "{{{Marker}}} initial"}}
              graph:
                nodes:
                  - {id: start, type: input}
                  - {id: writer, type: agent, task: "{{{Marker}}} task {{ input.text }}"}
                  - {id: clerk, type: agent}
                  - {id: large, type: tool, tool: large, set: {kept: "{{ large }}"}}
                  - {id: sub, type: subgraph, workflow_id: child}
                  - {id: ask, type: human, prompt: "{{{Marker}}} prompt"}
                  - {id: end, type: output, output: {asked: "{{ ask.response }}", input: "{{ input.text }}", wrote: "{{ writer }}"}}
                edges:
                  - {from: start, to: writer}
                  - {from: writer, to: clerk}
                  - {from: clerk, to: large}
                  - {from: large, to: sub}
                  - {from: sub, to: ask}
                  - {from: ask, to: end}
            workflows:
              child:
                name: child
                graph: {nodes: [{id: s, type: input}, {id: e, type: output, output: "{{{Marker}}} child"}], edges: [{from: s, to: e}]}
            input: {text: "{{{Marker}}} input"}
            model:
              writer: ["{{{Marker}}} reply"]
              clerk: [{times: 4, tool_calls: [{name: small, arguments: {what: "{{{Marker}}} argument"}}]}, done]
            expect: {status: completed}
        """);

    private static List<string> FilesWith(string folder) =>
    [
        .. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Where(path => File.ReadAllBytes(path).AsSpan().IndexOf(Encoding.UTF8.GetBytes(Marker)) >= 0),
    ];

    private static void Copy(string from, string to)
    {
        foreach (var path in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, path));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(path, target);
        }
    }
}
