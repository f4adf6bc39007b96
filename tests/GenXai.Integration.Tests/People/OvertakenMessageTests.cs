using System.Text.Json;
using GenXai.Hosting.Embedded;
using GenXai.Integration.Tests.Payloads;
using GenXai.Integration.Tests.Support;
using GenXai.Workflows.Contracts;
using GenXai.Workflows.Contracts.Log.Child;
using Shouldly;
using Xunit;

namespace GenXai.Integration.Tests.People;

/// <summary>Durable Functions does not keep the order of messages that one generation leaves to the next.</summary>
public sealed class OvertakenMessageTests
{
    [Fact]
    public async Task ChildWaiting_OvertakenByALaterOne_SaysNothing()
    {
        await using var folder = new FolderRun();
        var text = new TestText("""
            tests:
              - name: calls
                workflow:
                  name: calls
                  graph: {nodes: [{id: sub, type: subgraph, workflow: asks}], edges: []}
                workflows:
                  asks:
                    name: asks
                    graph: {nodes: [{id: ask, type: human, prompt: Well?}], edges: []}
                expect: {status: waiting}
            """);

        var told = await folder.UseAsync(text, async (client, host) =>
        {
            await FolderRun.StartAsync(client, text);
            (await client.WaitAsync("run")).Status.ShouldBe(RunStatuses.Waiting);
            var child = (await host.Log.ReadAsync("run", 1)).Select(entry => entry.Data).OfType<ChildWaiting>().ShouldHaveSingleItem().ChildId;

            await TellAsync(host, child, waiting: false, order: 0);
            await TellAsync(host, child, waiting: true, order: 1_000_000);
            await TellAsync(host, child, waiting: false, order: 1_000_001);
            return await ToldUntilAsync(host, last: false);
        });

        told.ShouldBe([true, false]);
    }

    private static async Task TellAsync(EmbeddedHost host, string childId, bool waiting, long order)
    {
        var message = new MailboxMessage
        {
            Id = $"{childId}:waiting:{order}",
            Kind = MessageKinds.ChildWaiting,
            ChildId = childId,
            Waiting = waiting,
            Order = order,
        };
        (await host.Client.RaiseEventAsync(
            "run", WorkflowEngine.Mailbox, JsonSerializer.Serialize(message, ContractsJsonContext.Default.MailboxMessage))).ShouldBeTrue();
    }

    /// <summary>What the run's log says of its sub-run, until it says at last what is given.</summary>
    private static async Task<List<bool>> ToldUntilAsync(EmbeddedHost host, bool last)
    {
        var told = new List<bool>();
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromSeconds(60));
        await foreach (var entry in host.Log.FollowAsync("run", 1, patience.Token))
        {
            if (entry.Data is ChildWaiting { Waiting: var waiting })
            {
                told.Add(waiting);
                if (waiting == last)
                {
                    break;
                }
            }
        }

        return told;
    }
}
