using GenXai.Hosting.Catalog;
using GenXai.Hosting.Client;
using GenXai.Hosting.Embedded;
using GenXai.Hosting.People;
using GenXai.Integration.Tests.Payloads;
using GenXai.Integration.Tests.Support;
using GenXai.Workflows.Contracts;
using GenXai.Workflows.Contracts.Log.Human;
using GenXai.Workflows.Contracts.Log.Node;
using GenXai.Workflows.Json;
using Shouldly;
using Xunit;

namespace GenXai.Integration.Tests.People;

/// <summary>The list of what waits for people reads the logs of runs that ask, and of no others.</summary>
public sealed class ApprovalListTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task Approvals_OfManyRuns_ReadTheLogsOfThoseThatAsk()
    {
        await using var folder = new FolderRun();
        var text = Text("{id: wait, type: wait, seconds: 100000}");
        await folder.UseAsync(text, async (client, host) =>
        {
            await FolderRun.StartAsync(client, text, "sleeps");
            await UntilAsync<NodeWaiting>(host, "sleeps");
            return 0;
        });
        (await folder.RunAsync(Text("{id: ask, type: human, prompt: Well?}"), "asks")).Status.ShouldBe(RunStatuses.Waiting);

        await folder.UseAsync(Text("{id: ask, type: human}"), async (_, host) =>
        {
            var log = new CountedLog(host.Log);
            var client = new WorkflowClient(host.Client, log, new DefinitionCatalog(host.Definitions), TimeProvider.System, host.Payloads);

            (await client.ApprovalsAsync()).ShouldHaveSingleItem().RunId.ShouldBe("asks");

            log.Read.ShouldBe(["asks"]);
            return 0;
        });
    }

    [Fact]
    public async Task Approvals_WhileTheRunWorks_AreThereAsSoonAsItsLogTellsOfThem()
    {
        using var release = new ManualResetEventSlim();
        await using var folder = new FolderRun
        {
            Tools =
            [
                new DelegateTool("work", _ =>
                {
                    release.Wait(Patience).ShouldBeTrue("the list came in time");
                    return JsonValues.Null;
                }),
            ],
        };
        var text = Text("{id: ask, type: human, prompt: Well?}", "{id: work, type: tool, tool: work}");

        await folder.UseAsync(text, async (client, host) =>
        {
            await FolderRun.StartAsync(client, text);
            await UntilAsync<HumanRequested>(host, "run");

            (await client.ApprovalsAsync()).ShouldHaveSingleItem().Node.ShouldBe("ask");
            release.Set();
            await client.WaitAsync("run");
            (await client.ApprovalsAsync()).ShouldHaveSingleItem();
            (await client.AnswerAsync("run", "ask", JsonValues.FromString("yes"), new Respondent("somebody"))).ShouldBeTrue();
            (await client.WaitForEndAsync("run")).Status.ShouldBe(RunStatuses.Completed);
            (await client.ApprovalsAsync()).ShouldBeEmpty();
            return 0;
        });
    }

    private static async Task UntilAsync<T>(EmbeddedHost host, string run)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(Patience);
        await foreach (var entry in host.Log.FollowAsync(run, 1, patience.Token))
        {
            if (entry.Data is T)
            {
                return;
            }
        }
    }

    private static TestText Text(params string[] nodes) => new($$"""
        tests:
          - name: asks
            workflow:
              name: asks
              tools: [{name: work}]
              graph: {nodes: [{id: in, type: input}, {{string.Join(", ", nodes)}}], edges: [{{string.Join(", ", nodes.Select(node => $"{{from: in, to: {node[5..node.IndexOf(',', StringComparison.Ordinal)]}, parallel: true}}"))}}]}
            expect: {status: completed}
        """);
}
